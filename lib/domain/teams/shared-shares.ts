import { type Group, SHARED, UNALLOCATED } from '../report/emissions.ts'
import type { SharedSplit } from './shared-split.ts'

/** Why shared usage stays whole. */
export type NotSplit = 'not-asked' | 'no-teams' | 'no-basis' | 'currencies'

/** What each team gets of shared usage, 0 to 1; together 1. Or why nobody gets any. */
export type SharedShares =
  | { readonly ok: true; readonly shares: ReadonlyMap<string, number> }
  | { readonly ok: false; readonly reason: NotSplit }

const isTeam = (group: Group): boolean => group.key.team !== UNALLOCATED && group.key.team !== SHARED

const currenciesOf = (groups: readonly Group[]): number =>
  new Set(
    groups.flatMap(({ cost }) => cost.filter(({ amount }) => amount !== 0).map(({ currency }) => currency)),
  ).size

/** What shares are in proportion to: never negative, since a correction takes no part of what others share. */
function basisOf(group: Group, { by, weights }: SharedSplit): number {
  if (by === 'even') return 1
  if (by === 'usage') return Math.max(0, group.energyKwh.central)
  if (by === 'cost')
    return Math.max(
      0,
      group.cost.reduce((sum, { amount }) => sum + amount, 0),
    )
  return Math.max(0, weights.find(({ team }) => team === group.key.team)?.weight ?? 0)
}

/**
 * Divides shared usage among the teams of a period: `even` equally, `usage` by kWh of their own usage, `cost` by its effective cost,
 * `weights` as somebody set them. Nothing is divided where there is nothing to go by: no team, a sum of zero, or costs in several currencies,
 * which are never added. Unallocated usage takes no part.
 *
 * Definition: allocation of shared cost, FinOps Foundation, "Allocation" (even, proportional, fixed),
 * https://www.finops.org/framework/capabilities/allocation/
 *
 * @param groups every team of the period, by team
 * @example sharedShares(groupsOf({ search: 3, checkout: 1 }), { by: 'usage', weights: [] }) // search 0.75, checkout 0.25
 */
export function sharedShares(groups: readonly Group[], split: SharedSplit): SharedShares {
  if (split.by === 'none') return { ok: false, reason: 'not-asked' }
  const teams = groups.filter(isTeam)
  if (teams.length === 0) return { ok: false, reason: 'no-teams' }
  if (split.by === 'cost' && currenciesOf(teams) > 1) return { ok: false, reason: 'currencies' }
  const bases = teams.map((group) => [group.key.team ?? '', basisOf(group, split)] as const)
  const whole = bases.reduce((sum, [, basis]) => sum + basis, 0)
  if (whole <= 0) return { ok: false, reason: 'no-basis' }
  return { ok: true, shares: new Map(bases.map(([team, basis]) => [team, basis / whole])) }
}
