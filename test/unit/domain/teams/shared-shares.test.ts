import { describe, expect, it } from 'vitest'
import { divideShared } from '#lib/domain/teams/divide-shared.ts'
import { sharedShares } from '#lib/domain/teams/shared-shares.ts'
import { teamGroup } from '#test/support/team-groups.ts'

const groups = [
  teamGroup('search', { kg: 6, kwh: 30, cost: 100 }),
  teamGroup('checkout', { kg: 2, kwh: 10, cost: 300 }),
  teamGroup('shared', { kg: 4, kwh: 8, cost: 40 }),
  teamGroup('unallocated', { kg: 1 }),
]
const weights = [
  { team: 'search', weight: 1 },
  { team: 'checkout', weight: 4 },
  { team: 'gone', weight: 95 },
]

const after = (by: 'even' | 'usage' | 'cost' | 'weights') =>
  Object.fromEntries(
    divideShared(groups, sharedShares(groups, { by, weights })).map(({ key, totalKgCo2e }) => [
      key.team,
      totalKgCo2e.central,
    ]),
  )

describe('shared usage of 4 kg', () => {
  it.each([
    // Two teams, 2 kg each.
    ['even', { search: 8, checkout: 4 }],
    // 30 and 10 kWh: three quarters and one.
    ['usage', { search: 9, checkout: 3 }],
    // 100 and 300 dollars: one quarter and three.
    ['cost', { search: 7, checkout: 5 }],
    // 1 and 4; a team that is not there gets nothing.
    ['weights', { search: 6.8, checkout: 5.2 }],
  ] as const)('divided by %s', (by, teams) => {
    expect(after(by)).toEqual({ ...teams, shared: 0, unallocated: 1 })
  })

  it('keeps its range, its energy, its cost and its embodied part when it is divided', () => {
    const [search] = divideShared(groups, sharedShares(groups, { by: 'even', weights: [] }))
    expect(search).toMatchObject({
      totalKgCo2e: { low: 4, central: 8, high: 16 },
      embodiedKgCo2e: { low: 2, central: 4, high: 8 },
      energyKwh: { low: 34, central: 34, high: 34 },
      cost: [{ currency: 'USD', amount: 120 }],
      rows: 1,
    })
  })
})

describe('nothing is divided', () => {
  const [search, checkout, shared] = groups as [(typeof groups)[0], (typeof groups)[0], (typeof groups)[0]]
  it.each([
    ['not asked for', groups, { by: 'none', weights: [] }, 'not-asked'],
    ['among no team', [shared], { by: 'even', weights: [] }, 'no-teams'],
    ['by weights that no team has', groups, { by: 'weights', weights: [] }, 'no-basis'],
    [
      'by energy where all teams correct theirs',
      [teamGroup('a', { kg: -1 }), shared],
      { by: 'usage', weights: [] },
      'no-basis',
    ],
    [
      'by cost in two currencies',
      [search, teamGroup('b', { kg: 1, currency: 'EUR' })],
      { by: 'cost', weights: [] },
      'currencies',
    ],
  ] as const)('%s', (_, of, split, reason) => {
    const shares = sharedShares(of, split)
    expect(shares).toEqual({ ok: false, reason })
    expect(divideShared(of, shares)).toBe(of)
  })

  it('to a team that corrects more than it uses', () => {
    const shares = sharedShares([checkout, teamGroup('a', { kg: -5 })], { by: 'usage', weights: [] })
    expect(shares.ok && Object.fromEntries(shares.shares)).toEqual({ checkout: 1, a: 0 })
  })
})

it('a team without usage in a part of the period still gets its share of it', () => {
  const shares = sharedShares(groups, { by: 'usage', weights: [] })
  const part = divideShared([teamGroup('search', { kg: 1 }), teamGroup('shared', { kg: 1 })], shares)
  expect(part.map(({ key, totalKgCo2e }) => [key.team, totalKgCo2e.central])).toEqual([
    ['search', 1.75],
    ['shared', 0],
    ['checkout', 0.25],
  ])
})

it('shared cost stays in its own currency, and gives no team a coverage that it does not have', () => {
  const coverage = { measured: 0.5, proxied: 0.25, excluded: 0.25 }
  const own = teamGroup('search', { kg: 1, cost: 10, currency: 'EUR' })
  const usage = [
    { ...own, cost: [{ currency: 'EUR', amount: 10, coverage }] },
    teamGroup('shared', { kg: 1, cost: 4, currency: 'USD' }),
  ]
  const [search] = divideShared(usage, sharedShares(usage, { by: 'even', weights: [] }))
  expect(search?.cost).toEqual([
    { currency: 'EUR', amount: 10, coverage },
    { currency: 'USD', amount: 4, coverage: null },
  ])
})
