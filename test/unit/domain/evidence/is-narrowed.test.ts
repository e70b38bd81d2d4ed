import { expect, it } from 'vitest'
import { isNarrowed } from '#lib/domain/evidence/is-narrowed.ts'

const all = { organisationId: 'o', teams: 'all' } as const

it('a figure is narrowed by teams that may be seen and by every filter but days', () => {
  expect(isNarrowed(all, {})).toBe(false)
  expect(isNarrowed(all, { from: '2026-06-01', to: '2026-06-30' })).toBe(false)
  expect(isNarrowed({ ...all, teams: ['search'] }, {})).toBe(true)
  for (const name of ['provider', 'service', 'region', 'account', 'team', 'category', 'kind', 'tag', 'line'])
    expect([name, isNarrowed(all, { [name]: ['x'] })]).toEqual([name, true])
})
