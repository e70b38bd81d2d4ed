import { changePolicy } from '#lib/domain/call-graph/change-policy.ts'
import { type LintReport, lintGraph } from '#lib/domain/call-graph/lint/lint-graph.ts'
import { readScenario } from './read-scenario.ts'

/** What to ask of a graph besides the rules themselves. */
interface LintOptions {
  /** How often a request may go round a loop; null refuses loops. */
  readonly rounds: number | null
  readonly slackMs: number
  /** Sends of every call, in place of what its policy says; null keeps that. */
  readonly attempts: number | null
}

/**
 * The timeout-budget lint of the call graph in a file.
 * @throws AppError of `readScenario`
 */
export async function lintFile(
  file: string,
  { rounds, slackMs, attempts }: LintOptions,
): Promise<LintReport> {
  const { scenario, order } = await readScenario(file, rounds)
  const graph =
    attempts === null ? scenario.graph : changePolicy(scenario.graph, { edge: null, policy: { attempts } })
  return lintGraph(graph, order, slackMs)
}
