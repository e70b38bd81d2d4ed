import { join } from 'node:path'
import type { Scope } from '#lib/domain/report/filter.ts'
import { mergeSums } from '#lib/domain/retries/merge-sums.ts'
import { noSums, type RetrySums } from '#lib/domain/retries/retry-sums.ts'
import { settleOperations } from '#lib/domain/retries/settle-operations.ts'
import { type DayAnalysis, dayAnalyses } from '#lib/engine/traces/day-analyses.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { catalogue } from '#lib/store/catalogue.ts'

/** Days, ISO, both included; all that have traces where absent. */
export interface TracedPeriod {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/**
 * What was found in the traces of a period, day by day. Traces are of all teams: who sees some only is told of none. An analysis that
 * goes because an import was deleted is made once more without it.
 */
export async function tracedDays(scope: Scope, period: TracedPeriod): Promise<readonly DayAnalysis[]> {
  if (scope.teams !== 'all') return []
  const isAsked = (day: string): boolean =>
    (period.from === undefined || day >= period.from) && (period.to === undefined || day <= period.to)
  const ask = async (): Promise<readonly DayAnalysis[]> => {
    const [{ dataDir }, parts] = await Promise.all([catalogue(), activeParts(scope, 'spans')])
    return dayAnalyses(join(dataDir, 'lake', scope.organisationId), parts, isAsked)
  }
  return ask().catch(ask)
}

/** The sums of all days. */
export function sumDays(days: readonly DayAnalysis[]): RetrySums {
  const sums = noSums()
  for (const each of days) mergeSums(sums, each.sums)
  settleOperations(sums)
  return sums
}
