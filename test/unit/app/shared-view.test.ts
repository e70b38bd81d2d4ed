import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageAddress } from '#app/_export/page-address.ts'
import { pageOfPath } from '#app/_export/page-of-path.ts'
import { viewInWords } from '#app/_format/view-in-words.ts'
import { sharedHref } from '#app/_ui/share/shared-href.ts'
import { explainedGroup, explainKey, narrowed } from '#app/_view/explained.ts'
import { isWithin } from '#app/_view/is-within.ts'
import { pinnedSearch } from '#app/_view/pinned-search.ts'
import { readView } from '#app/_view/view.ts'
import { searchParamsOf } from '#app/_view/view-href.ts'
import { t } from '#test/support/translate.ts'

const viewOf = (search: string) =>
  readView(searchParamsOf(new URLSearchParams(search)), { factorSetId: '2026.1' })

const shown = { from: '2026-08-01', to: '2026-08-31', choice: 'month', isPartial: false } as const

describe('a view in words', () => {
  it('names page, period, filter, search and method', () => {
    const view = viewOf(
      'from=2026-08-01&to=2026-08-31&team=checkout&region=eu-west-1&region=us-east-1&q=s3&method=market',
    )
    expect(viewInWords(t, 'Services', view)).toBe(
      'Services, Aug 2026, region eu-west-1, us-east-1; team checkout, names with “s3”, market-based',
    )
  })

  it('says that it is all data where no days are named', () => {
    expect(viewInWords(t, 'Overview', viewOf('period=all'))).toBe('Overview, all data, location-based')
  })
})

describe('a pinned query', () => {
  it('leaves nothing to a default, and asks for the same view', () => {
    const view = viewOf('team=checkout&group=provider&explain=total')
    const search = '?team=checkout&group=provider&explain=total'
    const pinned = pinnedSearch({ view, shown, search })
    expect(Object.fromEntries(new URLSearchParams(pinned))).toEqual({
      team: 'checkout',
      group: 'provider',
      from: '2026-08-01',
      to: '2026-08-31',
      method: 'location',
      factors: '2026.1',
    })
    expect(pinnedSearch({ view: viewOf(pinned), shown: null, search: `?${pinned}` })).toBe(pinned)
  })

  it('names the days of all data, so that later bills are not in it', () => {
    const all = { from: '2026-01-01', to: '2026-08-31', choice: 'all', isPartial: false } as const
    const pinned = new URLSearchParams(
      pinnedSearch({ view: viewOf('period=all'), shown: all, search: '?period=all' }),
    )
    expect([pinned.get('period'), pinned.get('from'), pinned.get('to')]).toEqual([
      null,
      '2026-01-01',
      '2026-08-31',
    ])
  })
})

describe('a link of a shared view', () => {
  it('leads to the explanation of a figure and nowhere else', () => {
    expect(sharedHref('?from=2026-01-01&team=x&explain=region%3Deu')).toBe('?explain=region%3Deu')
    for (const href of [
      '/o/acme/services',
      '?sort=-co2e',
      '?',
      '//evil.example/?explain=total',
      '/s/x?explain=total',
    ])
      expect(sharedHref(href)).toBeNull()
  })
})

describe('a figure of a shared view', () => {
  it('is within it only where it names nothing that the filter leaves out', () => {
    const filter = { team: ['checkout', 'search'] }
    expect(isWithin(filter, { team: 'search', region: 'eu-west-1' })).toBe(true)
    expect(isWithin(filter, { team: 'payments' })).toBe(false)
    expect(isWithin({}, { team: 'payments' })).toBe(true)
  })

  it('never asks for more days, teams or regions than the view', () => {
    const value = fc.constantFrom('a', 'b', 'c')
    const key = fc.record(
      { team: value, region: value, day: fc.constantFrom('2026-07-31', '2026-08-15', '2026-09-01') },
      { requiredKeys: [] },
    )
    const filter = { from: '2026-08-01', to: '2026-08-31', team: ['a', 'b'] }
    fc.assert(
      fc.property(key, (wanted) => {
        const given = Object.fromEntries(Object.entries(wanted).filter(([, each]) => each !== undefined))
        const group = explainedGroup(explainKey(given))
        fc.pre(isWithin(filter, group))
        const asked = narrowed(filter, group)
        expect((asked.from ?? '') >= filter.from && (asked.to ?? '9') <= filter.to).toBe(true)
        expect(asked.team?.every((team) => filter.team.includes(team))).toBe(true)
      }),
    )
  })
})

describe('the page at a path', () => {
  it('is what can be taken away of it', () => {
    expect(pageOfPath('/o/acme/services')).toEqual({
      slug: 'acme',
      exported: 'services',
      shared: 'services',
      team: null,
    })
    expect(pageOfPath('/o/acme/teams/a%2Fb')).toMatchObject({ exported: 'team', shared: 'team', team: 'a/b' })
    expect(pageOfPath('/o/acme/imports')).toMatchObject({ exported: 'imports', shared: null })
    for (const path of ['/', '/o/acme/settings', '/s/hs_x', '/o//services'])
      expect(pageOfPath(path)).toBeNull()
  })

  it('of a team has the team in it, and comes back from it', () => {
    expect(pageAddress('acme', 'team', 'team=a%2Fb&from=2026-08-01')).toBe(
      '/o/acme/teams/a%2Fb?from=2026-08-01',
    )
    expect(pageAddress('acme', 'services', 'team=x')).toBe('/o/acme/services?team=x')
  })
})
