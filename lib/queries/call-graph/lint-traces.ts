import { type FittedLint, lintFitted } from '#lib/domain/call-graph/lint/lint-fitted.ts'
import type { RetrySums } from '#lib/domain/retries/retry-sums.ts'
import { readPolicies } from '#lib/formats/call-graph/read-policies.ts'
import { smallText } from '../small-text.ts'

/**
 * The timeout-budget lint of the calls that traces show.
 *
 * @param sums of traces, joined
 * @param policies file that states the policies of some calls; null without one
 * @throws AppError of `readPolicies`, `file-not-found`
 */
export async function lintTraces(
  sums: RetrySums,
  policies: string | null,
  slackMs: number,
): Promise<FittedLint> {
  const stated = policies === null ? null : readPolicies(await smallText(policies, 'file of policies')).graph
  return lintFitted(sums, stated, slackMs)
}
