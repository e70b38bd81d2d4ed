import { describe, expect, it } from 'vitest'
import { explainedGroup, explainKey, narrowed } from '#app/_view/explained.ts'
import { readView } from '#app/_view/view.ts'
import { changedView, otherPage, queryOf, withoutFilters } from '#app/_view/view-href.ts'

const defaults = { factorSetId: '2026.1' } as const
const read = (query: string) => {
  const search: Record<string, string | string[]> = {}
  for (const name of new Set(new URLSearchParams(query).keys())) {
    const values = new URLSearchParams(query).getAll(name)
    search[name] = values.length === 1 ? (values[0] ?? '') : values
  }
  return { search, view: readView(search, defaults) }
}

describe('an address', () => {
  it('says which facts, by which method, and with which factors', () => {
    const { view } = read(
      'from=2026-08-01&to=2026-08-31&provider=AWS&service=Amazon+Elastic+Compute+Cloud&team=a&team=b&method=market&factors=ccf-2024&unit=kg',
    )
    expect(view).toMatchObject({
      filter: {
        from: '2026-08-01',
        to: '2026-08-31',
        provider: ['AWS'],
        service: ['Amazon Elastic Compute Cloud'],
        team: ['a', 'b'],
      },
      method: 'market',
      factorSet: 'ccf-2024',
      unit: 'kg',
      ignored: [],
    })
  })

  it('without anything asks for everything, location-based, with the factors of the organisation', () => {
    expect(read('').view).toMatchObject({
      filter: {},
      asked: { from: null, to: null, period: null },
      method: 'location',
      factorSet: '2026.1',
      unit: null,
      split: 'component',
      group: 'service',
      level: 'workload',
      sort: null,
      search: '',
      explain: null,
      ignored: [],
    })
  })

  it('has its unknown and its unreadable parts named', () => {
    expect(read('foo=1&method=offset&from=2026-02-30&provider=AWS').view).toMatchObject({
      method: 'location',
      filter: { provider: ['AWS'] },
      ignored: ['foo', 'method', 'from'],
    })
  })

  it.each([
    'provider=AWS&service=a%2Cb&service=c%26d',
    'from=2026-08-01&to=2026-08-31&region=eu-west-1&team=R%26D&method=market',
    'account=111122223333&category=storage-object&kind=42&factors=ccf-2024&sort=-energy&q=s3',
  ])('survives being written again: %s', (query) => {
    const { search, view } = read(query)
    const again = changedView(queryOf(search), {})
    expect(read(again.slice(1)).view).toEqual(view)
  })

  it('keeps a name with a comma in one piece', () => {
    const href = changedView('', { service: ['Key Management, HSM', 'EC2'] })
    expect(read(href.slice(1)).view.filter.service).toEqual(['Key Management, HSM', 'EC2'])
  })

  it('of another page keeps period, filters and method, and leaves what belongs to one page', () => {
    const href = otherPage(
      '/o/acme/teams',
      '?from=2026-08-01&team=a&method=market&sort=cost&q=x&explain=total&group=category',
    )
    expect(href).toBe('/o/acme/teams?from=2026-08-01&team=a&method=market')
    expect(otherPage('/o/acme/teams', '?sort=cost')).toBe('/o/acme/teams')
  })

  it('without filters keeps period and method', () => {
    expect(withoutFilters('?from=2026-08-01&team=a&region=b&method=market')).toBe(
      '?from=2026-08-01&method=market',
    )
  })
})

describe('a figure that is explained', () => {
  it('is named so that its group can be found again', () => {
    const key = { provider: 'AWS', service: 'R&D = x', month: '2026-08' }
    expect(explainedGroup(explainKey(key))).toEqual(key)
    expect(explainedGroup(explainKey({}))).toEqual({})
  })

  it('is of days and months that there are', () => {
    expect(explainedGroup('day=zzz&month=2026-13')).toEqual({})
    expect(explainedGroup('day=2026-08-31&month=2026-08')).toEqual({ day: '2026-08-31', month: '2026-08' })
  })

  it('knows only dimensions', () => {
    expect(explainedGroup('region=eu-west-1&constructor=x')).toEqual({ region: 'eu-west-1' })
  })

  it('is about the page’s filter and its group together', () => {
    const filter = { from: '2026-08-10', to: '2026-12-31', team: ['a'] }
    expect(narrowed(filter, { month: '2026-08', region: 'eu-west-1' })).toEqual({
      from: '2026-08-10',
      to: '2026-08-31',
      team: ['a'],
      region: ['eu-west-1'],
    })
  })
})
