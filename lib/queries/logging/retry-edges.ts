import type { LogSample } from '#lib/domain/logging/billed/billed-sample.ts'
import type { RetryEdgeRef } from '#lib/domain/logging/billed/retry-edges.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { retryReport } from '#lib/domain/retries/retry-report.ts'
import { sumDays, type TracedPeriod, tracedDays } from '../retries/traced-days.ts'

const speaksOfRetries = ({ templates }: LogSample): boolean =>
  templates.some(({ flags }) => flags.includes('retry') || flags.includes('timeout'))

/** The edges of the traces of a period that wasted or retried anything; none where no log speaks of it. */
export async function retryEdges(
  scope: Scope,
  period: TracedPeriod,
  samples: readonly LogSample[],
): Promise<readonly RetryEdgeRef[]> {
  if (!samples.some(speaksOfRetries)) return []
  const { edges } = retryReport(sumDays(await tracedDays(scope, period)))
  return edges
    .filter(({ retries, wasted, local }) => !local && (retries > 0 || wasted > 0))
    .map(({ caller, callee, operation, retries, wasted }) => ({ caller, callee, operation, retries, wasted }))
}
