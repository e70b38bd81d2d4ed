import { orderGraph } from '#lib/domain/call-graph/order-graph.ts'
import type { Scenario } from '#lib/domain/call-graph/scenario.ts'
import { unrollCycles } from '#lib/domain/call-graph/unroll-cycles.ts'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { readCallGraph } from '#lib/formats/call-graph/read-call-graph.ts'
import { smallText } from '../small-text.ts'

/**
 * The scenario of a file and its services with callers before callees.
 * @param rounds how often a request may go round a loop; null refuses loops
 * @throws AppError of `readCallGraph`, `file-not-found`, `not-computable` where services call each other in a loop
 */
export async function readScenario(
  file: string,
  rounds: number | null,
): Promise<{ readonly scenario: Scenario; readonly order: readonly string[] }> {
  const read = readCallGraph(await smallText(file, 'call graph'))
  const scenario = rounds === null ? read : { ...read, graph: unrollCycles(read.graph, rounds) }
  const found = orderGraph(scenario.graph)
  if (found.ok) return { scenario, order: found.order }
  throw new AppError(
    'not-computable',
    `The services call each other in a loop: ${visible(found.cycle.join(' → '))}.`,
    'Take one of the calls out, or say with --unroll N how often a request may go round.',
  )
}
