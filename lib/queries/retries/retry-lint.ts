import { type FittedLint, lintFitted } from '#lib/domain/call-graph/lint/lint-fitted.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { joinTraces } from '#lib/domain/retries/join-traces.ts'
import { readCallGraph } from '#lib/formats/call-graph/read-call-graph.ts'
import { sumDays, type TracedPeriod, tracedDays } from './traced-days.ts'

/**
 * The timeout-budget lint of the calls that the traces of a period show.
 *
 * @param policies text of a file that states the policies of some calls; null without one
 * @throws AppError of `readCallGraph`
 */
export async function retryLint(
  scope: Scope,
  period: TracedPeriod,
  policies: string | null,
): Promise<FittedLint> {
  const stated = policies === null ? null : readCallGraph(policies).graph
  const sums = sumDays(await tracedDays(scope, period))
  joinTraces(sums)
  return lintFitted(sums, stated)
}
