import type { Group } from '../../report/emissions.ts'
import { type NotSplit, sharedShares } from '../../teams/shared-shares.ts'
import { type BoundaryDefinition, teamsInside } from '../boundary.ts'

/** What a boundary has of shared usage, 0 to 1, or why that is not known. */
export type SharedPart =
  | { readonly ok: true; readonly part: number }
  | { readonly ok: false; readonly reason: NotSplit | 'teams-not-visible' }

/**
 * The part of a month's shared usage that a boundary has: for each of its teams the team's share, as Teams divides it, times what is inside of
 * the team's own energy. Two boundaries that divide a team between them never have more than the team.
 *
 * @param groups every team in the month
 * @param insideKwh own energy of each team that is inside
 * @example half of the energy of a team whose share is 0.4: 0.2
 */
export function sharedPart(
  definition: Pick<BoundaryDefinition, 'components' | 'sharedSplit'>,
  groups: readonly Group[],
  insideKwh: ReadonlyMap<string, number>,
): SharedPart {
  const divided = sharedShares(groups, definition.sharedSplit)
  if (!divided.ok) return divided
  const part = teamsInside(definition).reduce((sum, team) => {
    const own = groups.find(({ key }) => key.team === team)?.energyKwh.central ?? 0
    const inside = own > 0 ? Math.min(1, Math.max(0, (insideKwh.get(team) ?? 0) / own)) : 1
    return sum + (divided.shares.get(team) ?? 0) * inside
  }, 0)
  return { ok: true, part }
}
