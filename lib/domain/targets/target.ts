import type { Month } from '../usage/kind.ts'

/** What a team, or the whole organisation, means to stay under in each month from one on. */
export interface Target {
  readonly id: string
  /** Null: the organisation. */
  readonly team: string | null
  readonly fromMonth: Month
  /** Null: withdrawn from that month on. */
  readonly kgCo2ePerMonth: number | null
  readonly author: string
  readonly note: string
  /** ISO 8601, UTC. */
  readonly createdAt: string
}

/**
 * The target of a team (null: of the organisation) for a month, kg CO2e: of those that begin in it or before, the one written
 * last, whatever month it begins in. Null where there is none or it was withdrawn.
 *
 * @param targets in the order in which they were written
 * @example 500 from January, then 400 from June: 500 for May, 400 for June
 */
export function targetInForce(targets: readonly Target[], team: string | null, month: Month): number | null {
  const inForce = targets.filter((target) => target.team === team && target.fromMonth <= month).at(-1)
  return inForce?.kgCo2ePerMonth ?? null
}
