import type { Scope } from '#lib/domain/report/filter.ts'
import { monthAfter } from '#lib/domain/targets/month-days.ts'
import { type Target, targetInForce } from '#lib/domain/targets/target.ts'
import type { Month } from '#lib/domain/usage/kind.ts'
import { listTargets as stored } from '#lib/store/list-targets.ts'

/** Every target that was written, newest first; of one team (null: of the organisation) where one is named. */
export async function listTargets(scope: Scope, team?: string | null): Promise<readonly Target[]> {
  const targets = await stored(scope)
  return targets.filter((target) => team === undefined || target.team === team).reverse()
}

/** The target of one month. */
export interface MonthTarget {
  readonly month: Month
  /** Null where none is in force. */
  readonly kgCo2e: number | null
}

/** No view is of more months than this. */
const MOST_MONTHS = 600

/** The target in force for a team (null: for the organisation) in each month from one to another, both included. */
export async function targetsInForce(
  scope: Scope,
  { team, from, to }: { team: string | null; from: Month; to: Month },
): Promise<readonly MonthTarget[]> {
  const targets = await stored(scope)
  const months: MonthTarget[] = []
  for (let month = from; month <= to && months.length < MOST_MONTHS; month = monthAfter(month, 1))
    months.push({ month, kgCo2e: targetInForce(targets, team, month) })
  return months
}
