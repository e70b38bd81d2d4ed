import { describe, expect, it } from 'vitest'
import { sciText, sciUnit } from '#app/_format/sci-text.ts'
import { gateCommand } from '#app/_ui/sci/gate-command.ts'
import { ownersOf } from '#app/_ui/sci/owners-of.ts'
import { sampleCounts } from '#app/_ui/sci/sample-counts.ts'
import { comparisonsOf } from '#app/_view/sci-comparisons.ts'
import { sciPeriodOf } from '#app/_view/sci-period.ts'
import { wholeSelection } from '#app/_view/whole-selection.ts'
import type { BoundaryComponent } from '#lib/domain/sci/boundary.ts'
import { readCounts } from '#lib/domain/sci/counts/read-counts.ts'
import { NO_SPLIT } from '#lib/domain/teams/shared-split.ts'
import { t } from '#test/support/translate.ts'

describe('a figure per unit', () => {
  it('has three digits however small it is, and never reads as nothing', () => {
    expect([sciText(0.4987, 'mg'), sciText(12.34, 'g'), sciText(0.05, 'g')]).toEqual(['499', '12.3', '0.05'])
    expect(sciText(0.0000123, 'mg')).toBe('0.0123')
    expect(sciText(0.0005, 'mg')).toBe('0.5')
    expect(sciText(1.234e-12, 'mg')).toBe('1.23 × 10^-9')
    expect(sciText(0, 'mg')).toBe('0')
  })

  it('is in the unit of the largest beside it, or in the one that is asked for', () => {
    expect([sciUnit([0.2, 0.5]), sciUnit([0.2, 5]), sciUnit([2000]), sciUnit([0.2], 'g')]).toEqual([
      'mg',
      'g',
      'kg',
      'g',
    ])
  })
})

describe('the command of a gate', () => {
  const asked = {
    server: 'http://localhost:3000',
    slug: 'acme',
    boundary: 'shop',
    operation: 'order',
    period: null,
    centralG: 0.33123,
  }

  it('rounds up, so that the score of today passes', () => {
    expect(gateCommand(asked)).toBe(
      'headroom sci gate --boundary shop --operation order --max 0.332g --organisation acme --server http://localhost:3000',
    )
    expect(gateCommand({ ...asked, centralG: 0.000000012345 })).toContain('--max 0.0000000124g')
    expect(gateCommand({ ...asked, centralG: 12_345.6 })).toContain('--max 12400g')
  })

  it('quotes whatever a shell would run', () => {
    expect(gateCommand({ ...asked, boundary: "it's $(rm -rf ~)`x`" })).toContain(
      "--boundary 'it'\\''s $(rm -rf ~)`x`'",
    )
  })
})

describe('the one filter of a boundary', () => {
  const of = (components: readonly BoundaryComponent[], more = {}) =>
    wholeSelection({ components, sharedSplit: NO_SPLIT, allocation: null, ...more })
  const logs = { name: 'logs', selection: { team: ['a'], category: ['logging'] }, inside: true } as const
  const all = { name: 'all', selection: { team: ['a'] }, inside: true } as const

  it('is that of the component that holds all others', () => {
    expect(of([logs, all])).toEqual({ team: ['a'] })
    expect(of([{ name: 'everything', selection: {}, inside: true }, logs])).toEqual({})
  })

  it('does not exist where something is left out, shared, allocated or beside', () => {
    expect(of([{ ...logs, inside: { reason: 'no' } }, all])).toBeNull()
    expect(of([logs, all], { sharedSplit: { by: 'even', weights: [] } })).toBeNull()
    expect(of([logs, all], { allocation: { basis: 'counts', weights: [] } })).toBeNull()
    expect(of([logs, { ...all, selection: { team: ['b'] } }])).toBeNull()
  })
})

describe('how a score is shown over time', () => {
  it('by day up to two months, by week up to a year, by month beyond, unless somebody says', () => {
    const by = (to: string) => sciPeriodOf(null, { from: '2026-01-01', to })
    expect([by('2026-03-03'), by('2026-03-04'), by('2026-12-31'), by('2027-12-31')]).toEqual([
      'day',
      'week',
      'week',
      'month',
    ])
    expect(sciPeriodOf('month', { from: '2026-01-01', to: '2026-01-02' })).toBe('month')
  })
})

describe('pairs of periods', () => {
  const note = (day: string) => ({ what: 'factors', day, figureId: 'grid' }) as const
  const data = { start: '2026-04-01', end: '2026-10-19' }

  it('are the last whole month with the one before, and the week from a mark on with the week before it', () => {
    const [months, around] = comparisonsOf([note('2026-07-15')], data)
    expect(months).toMatchObject({
      now: { from: '2026-09-01', to: '2026-09-30' },
      before: { from: '2026-08-01', to: '2026-08-31' },
    })
    expect(around).toMatchObject({
      now: { from: '2026-07-15', to: '2026-07-21' },
      before: { from: '2026-07-08', to: '2026-07-14' },
    })
  })

  it('lie within the bills', () => {
    expect(comparisonsOf([note('2026-04-07'), note('2026-10-13')], data)).toHaveLength(1)
    expect(comparisonsOf([note('2026-04-08'), note('2026-10-12')], data)).toHaveLength(3)
    expect(comparisonsOf([note('2026-07-15')], null)).toEqual([])
  })
})

it('the sample of counts is read without a fault, a row for each day', () => {
  const rows = sampleCounts({ from: '2026-02-27', to: '2026-03-02' })
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const { counts, faults } = readCounts(rows)
  expect(faults).toEqual([])
  expect(counts.map(({ day }) => day)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'])
})

it('a boundary can be of everything of a team, an account or a provider, but not of what is nobody’s', () => {
  const owners = ownersOf(t, {
    teams: ['a', 'shared', 'unallocated'],
    accounts: ['1', ''],
    providers: ['AWS'],
  })
  expect(owners.map(({ selection }) => selection)).toEqual([
    { team: ['a'] },
    { account: ['1'] },
    { provider: ['AWS'] },
    {},
  ])
})
