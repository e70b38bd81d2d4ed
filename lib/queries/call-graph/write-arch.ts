import { writeFile } from 'node:fs/promises'
import type { CallGraph } from '#lib/domain/call-graph/call-graph.ts'
import { fitGraph } from '#lib/domain/call-graph/fit/fit-graph.ts'
import { statePolicies } from '#lib/domain/call-graph/fit/state-policies.ts'
import { backEdges } from '#lib/domain/call-graph/order-graph.ts'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { RetrySums } from '#lib/domain/retries/retry-sums.ts'
import { readPolicies } from '#lib/formats/call-graph/read-policies.ts'
import { spigoArch } from '#lib/formats/call-graph/spigo-arch.ts'
import { smallText } from '../small-text.ts'
import { readScenario } from './read-scenario.ts'

async function write(graph: CallGraph, out: string): Promise<void> {
  await writeFile(out, spigoArch(graph)).catch((error: unknown) => {
    throw new AppError('bad-arguments', `${out} cannot be written.`, 'Name another file.', error)
  })
}

/**
 * Writes the call graph of a file as an architecture of spigo.
 * @param rounds how often a request may go round a loop; null refuses loops
 * @throws AppError of `readScenario`, `bad-arguments` where it cannot be written
 */
export async function writeArchOfFile(file: string, rounds: number | null, out: string): Promise<void> {
  const { scenario } = await readScenario(file, rounds)
  await write(scenario.graph, out)
}

/**
 * The same of the calls that traces show, with the policies that a file states. Calls that close a loop are left out.
 * @param sums of traces, joined
 * @throws AppError of `readPolicies`, `file-not-found`, `bad-arguments` where it cannot be written
 */
export async function writeArchOfTraces(
  sums: RetrySums,
  policies: string | null,
  out: string,
): Promise<void> {
  const { graph } = fitGraph(sums)
  const back = backEdges(graph)
  const seen = { ...graph, edges: graph.edges.filter((edge) => !back.has(edge)) }
  if (policies === null) return write(seen, out)
  const stated = readPolicies(await smallText(policies, 'file of policies')).graph
  return write(statePolicies(seen, stated).graph, out)
}
