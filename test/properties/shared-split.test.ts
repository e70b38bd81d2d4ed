import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Group } from '#lib/domain/report/emissions.ts'
import { divideShared } from '#lib/domain/teams/divide-shared.ts'
import { sharedShares } from '#lib/domain/teams/shared-shares.ts'
import { SPLIT_METHODS } from '#lib/domain/teams/shared-split.ts'
import { teamGroup } from '#test/support/team-groups.ts'

const amount = fc.double({ min: 0, max: 1e6, noNaN: true })
const used = fc.record({ kg: amount, kwh: amount, cost: fc.double({ min: -1e3, max: 1e6, noNaN: true }) })
const teams = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 })

const report = teams.chain((names) =>
  fc.record({
    groups: fc.tuple(
      ...[...names, 'shared', 'unallocated'].map((team) => used.map((each) => teamGroup(team, each))),
    ),
    split: fc.record({
      by: fc.constantFrom(...SPLIT_METHODS),
      weights: fc.array(fc.record({ team: fc.constantFrom('a', 'c', 'x'), weight: amount }), {
        maxLength: 3,
      }),
    }),
  }),
)

const PARTS = ['energyKwh', 'operationalKgCo2e', 'embodiedKgCo2e', 'totalKgCo2e'] as const
const SIDES = ['low', 'central', 'high'] as const

const closeTo = (a: number, b: number) =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(a)))

it('Σ teams + shared + unallocated is what it was, for each split, part and end of the range; unallocated never changes', () => {
  fc.assert(
    fc.property(report, ({ groups, split }) => {
      const after = divideShared(groups, sharedShares(groups, split))
      const sum = (of: readonly Group[], part: (typeof PARTS)[number], side: (typeof SIDES)[number]) =>
        of.reduce((total, group) => total + group[part][side], 0)
      for (const part of PARTS)
        for (const side of SIDES) closeTo(sum(groups, part, side), sum(after, part, side))
      const cost = (of: readonly Group[]) =>
        of.reduce((total, each) => total + (each.cost[0]?.amount ?? 0), 0)
      closeTo(cost(groups), cost(after))
      const nobody = (of: readonly Group[]) => of.find(({ key }) => key.team === 'unallocated')
      expect(nobody(after)).toBe(nobody(groups))
    }),
  )
})

it('no team loses by a split, ranges stay in order, and shares are those of parts of the period too', () => {
  fc.assert(
    fc.property(report, fc.double({ min: 0, max: 1, noNaN: true }), ({ groups, split }, part) => {
      const shares = sharedShares(groups, split)
      const after = divideShared(groups, shares)
      const kg = (of: readonly Group[], team: string | undefined) =>
        of.find(({ key }) => key.team === team)?.totalKgCo2e.central ?? 0
      for (const { key, totalKgCo2e } of after) {
        if (key.team !== 'shared') expect(totalKgCo2e.central).toBeGreaterThanOrEqual(kg(groups, key.team))
        expect(totalKgCo2e.low).toBeLessThanOrEqual(totalKgCo2e.central)
        expect(totalKgCo2e.central).toBeLessThanOrEqual(totalKgCo2e.high)
      }
      const pieces = [part, 1 - part].map((share) =>
        divideShared(
          groups.map((group) => teamGroup(group.key.team ?? '', { kg: group.totalKgCo2e.central * share })),
          shares,
        ),
      )
      for (const { key, totalKgCo2e } of after)
        closeTo(
          totalKgCo2e.central,
          pieces.reduce((sum, piece) => sum + kg(piece, key.team), 0),
        )
    }),
  )
})
