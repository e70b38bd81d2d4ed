import { describe, expect, it } from 'vitest'
import { guessMapping } from '#app/_ui/imports/mapping/guess-mapping.ts'
import { mappingFaults } from '#app/_ui/imports/mapping/mapping-faults.ts'
import { t } from '#test/support/translate.ts'

const HEADERS = ['Datum', 'Service', 'Meter', 'Menge', 'Einheit', 'Kosten', 'Währung', 'Region', 'tag:team']
const ROWS = [
  ['13.08.2026', 'EC2', 'BoxUsage:m5.large', '24', 'Hrs', '2,568', 'EUR', 'eu-west-1', 'search'],
  ['14.08.2026', 'EC2', 'BoxUsage:m5.large', '1,5', 'Hrs', '0,16', 'EUR', 'eu-west-1', ''],
]

describe('the first proposal', () => {
  it('takes columns by their names, and the ways of dates and numbers from the rows', () => {
    expect(guessMapping(HEADERS, ROWS, 'usage')).toEqual({
      name: 'usage',
      provider: { text: '' },
      date: { column: 'Datum', order: 'dmy' },
      service: { column: 'Service' },
      usageType: { column: 'Meter' },
      quantity: { column: 'Menge' },
      unit: { column: 'Einheit' },
      cost: { column: 'Kosten' },
      currency: { column: 'Währung' },
      region: { column: 'Region' },
      account: null,
      resource: null,
      decimal: 'comma',
      tags: [{ column: 'tag:team', key: 'team' }],
    })
  })

  it('takes no column for two things', () => {
    const { date, service, usageType } = guessMapping(['service', 'day'], [], 'x')
    expect(date.column).toBe('day')
    expect(service).toEqual({ column: 'service' })
    expect(usageType).toBeNull()
  })

  it('leaves to the person what no name tells', () => {
    const { date, service, quantity, cost } = guessMapping(['a', 'b'], [['1', '2']], 'x')
    expect([date.column, service, quantity, cost]).toEqual(['', { text: '' }, null, null])
  })
})

describe('a mapping', () => {
  const guess = guessMapping(HEADERS, ROWS, 'usage')

  it('says in words what it lacks', () => {
    expect(mappingFaults(t, guess, HEADERS, ROWS)).toEqual({
      lacks: [t('mapping.lacks.provider')],
      doubts: [],
    })
    const bare = { ...guess, name: ' ', quantity: null, cost: null, provider: { text: 'AWS' } }
    expect(mappingFaults(t, bare, HEADERS, ROWS).lacks).toEqual([
      t('mapping.lacks.name'),
      t('mapping.lacks.quantity'),
    ])
    const noCurrency = { ...guess, provider: { text: 'AWS' }, currency: null }
    expect(mappingFaults(t, noCurrency, HEADERS, ROWS).lacks).toEqual([t('mapping.lacks.currency')])
  })

  it('is doubted where the first rows speak against it', () => {
    const wrong = { ...guess, date: { column: 'Datum', order: 'mdy' as const }, decimal: 'point' as const }
    expect(mappingFaults(t, wrong, HEADERS, ROWS).doubts).toEqual([
      t('mapping.doubts.date', { bad: 2, all: 2 }),
      // `1,5` is no number with a decimal point; `24` is.
      t('mapping.doubts.quantity', { bad: 1, all: 2 }),
      // `2,568` reads as thousands; `0,16` as nothing.
      t('mapping.doubts.cost', { bad: 1, all: 2 }),
    ])
  })

  it('needs a key of its own for every tag', () => {
    const tags = [
      { column: 'Meter', key: 'x' },
      { column: 'Region', key: 'x ' },
    ]
    const { lacks } = mappingFaults(t, { ...guess, provider: { text: 'AWS' }, tags }, HEADERS, ROWS)
    expect(lacks).toEqual([t('mapping.lacks.tagKeys')])
  })
})
