import { type LogPlan, type LogWhatIf, logWhatIf } from '#lib/domain/logging/what-if/log-what-if.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type LoggingQuestion, logging } from '../logging.ts'

/** What plans would save of the logs of a bill, whichever of its sources they are about. */
export async function whatIfOfLogs(
  scope: Scope,
  question: Omit<LoggingQuestion, 'sources' | 'templates' | 'operation'>,
  plans: readonly LogPlan[],
): Promise<LogWhatIf> {
  const all = Number.POSITIVE_INFINITY
  const { sources } = await logging(scope, { ...question, sources: all, templates: all })
  return logWhatIf(sources, plans)
}
