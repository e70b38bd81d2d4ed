import type { GraphKind } from '#lib/domain/call-graph/graph-kind.ts'
import { type FittedLint, lintFitted } from '#lib/domain/call-graph/lint/lint-fitted.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { joinTraces } from '#lib/domain/retries/join-traces.ts'
import { readPolicies } from '#lib/formats/call-graph/read-policies.ts'
import { sumDays, type TracedPeriod, tracedDays } from './traced-days.ts'

/** The lint of traces, and what a file of policies was taken for. */
export interface RetryLint extends FittedLint {
  /** The calls that the file states policies of; null without a file. */
  readonly policies: { readonly kind: GraphKind; readonly calls: number } | null
}

/**
 * The timeout-budget lint of the calls that the traces of a period show.
 *
 * @param text of a file that states the policies of some calls; null without one
 * @throws AppError of `readPolicies`
 */
export async function retryLint(scope: Scope, period: TracedPeriod, text: string | null): Promise<RetryLint> {
  const stated = text === null ? null : readPolicies(text)
  const sums = sumDays(await tracedDays(scope, period))
  joinTraces(sums)
  return {
    ...lintFitted(sums, stated?.graph ?? null),
    policies: stated && { kind: stated.kind, calls: stated.graph.edges.length },
  }
}
