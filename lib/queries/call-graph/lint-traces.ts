import { type FittedLint, lintFitted } from '#lib/domain/call-graph/lint/lint-fitted.ts'
import type { RetrySums } from '#lib/domain/retries/retry-sums.ts'
import { readCallGraph } from '#lib/formats/call-graph/read-call-graph.ts'
import { smallText } from '../small-text.ts'

/**
 * The timeout-budget lint of the calls that traces show.
 *
 * @param sums of traces, joined
 * @param policies file that states the policies of some calls; null without one
 * @throws AppError of `readCallGraph`, `file-not-found`
 */
export async function lintTraces(
  sums: RetrySums,
  policies: string | null,
  slackMs: number,
): Promise<FittedLint> {
  const stated = policies === null ? null : readCallGraph(await smallText(policies, 'file of policies')).graph
  return lintFitted(sums, stated, slackMs)
}
