import { open } from 'node:fs/promises'
import { type CallGraph, edgeName } from '#lib/domain/call-graph/call-graph.ts'
import { changePolicy, type PolicyChange } from '#lib/domain/call-graph/change-policy.ts'
import type { Load, Scenario } from '#lib/domain/call-graph/scenario.ts'
import { requestSpans } from '#lib/domain/call-graph/simulate/request-spans.ts'
import { startSimulation } from '#lib/domain/call-graph/simulate/simulation.ts'
import type { SimulationReport } from '#lib/domain/call-graph/simulate/simulation-report.ts'
import { graphDepth } from '#lib/domain/call-graph/worst-visits.ts'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { otlpLine } from '#lib/formats/call-graph/otlp-line.ts'
import { readScenario } from './read-scenario.ts'

/** Events between two writes of spans. */
const STEP = 20_000
/** Every layer of calls is a layer of the program's own. */
const DEEPEST = 300

/** What to simulate besides what the file says. */
interface SimulateOptions {
  readonly seed: number
  /** How often a request may go round a loop; null refuses loops. */
  readonly rounds: number | null
  readonly load: Partial<Load>
  /** What-ifs, in their order: the run is made without and with them. */
  readonly changes: readonly PolicyChange[]
  /** Where the spans of the run go, as OTLP JSON lines; with changes, of the run with them. */
  readonly spansFile: string | null
}

/** A run as the file says, and one with the changes; null without any. */
interface SimulatedFile {
  readonly report: SimulationReport
  readonly changed: SimulationReport | null
}

async function run(scenario: Scenario, seed: number, spansFile: string | null): Promise<SimulationReport> {
  let lines: string[] = []
  const simulation = startSimulation(scenario, seed, (request) => {
    if (spansFile !== null) lines.push(otlpLine(requestSpans(request, seed)))
  })
  const file =
    spansFile === null
      ? null
      : await open(spansFile, 'w').catch((error: unknown) => {
          throw new AppError('bad-arguments', `${spansFile} cannot be written.`, 'Name another file.', error)
        })
  try {
    for (let more = true; more; ) {
      more = simulation.step(STEP)
      if (file && lines.length > 0) await file.write(lines.join(''))
      lines = []
    }
  } finally {
    await file?.close()
  }
  return simulation.report()
}

function requireEdges(graph: CallGraph, changes: readonly PolicyChange[]): void {
  for (const { edge } of changes)
    if (edge && !graph.edges.some(({ from, to }) => from === edge.from && to === edge.to))
      throw new AppError(
        'bad-arguments',
        `There is no call ${edgeName({ ...edge, operation: '' })}.`,
        'Name the services of a call as the graph does.',
      )
}

/**
 * Simulates the call graph in a file, and once more with changed policies, with the same arrivals and service times.
 * @throws AppError of `readScenario`, `limit-exceeded` for a graph too deep, `bad-arguments`
 */
export async function simulateFile(file: string, options: SimulateOptions): Promise<SimulatedFile> {
  const { seed, rounds, load, changes, spansFile } = options
  const { scenario, order } = await readScenario(file, rounds)
  requireEdges(scenario.graph, changes)
  if (graphDepth(scenario.graph, order) > DEEPEST)
    throw new AppError(
      'limit-exceeded',
      `The call graph has more than ${DEEPEST} layers of calls.`,
      'Simulate a part of it.',
    )
  const given = { ...scenario, load: { ...scenario.load, ...load } }
  if (changes.length === 0) return { report: await run(given, seed, spansFile), changed: null }
  const other = { ...given, graph: changes.reduce(changePolicy, given.graph) }
  return { report: await run(given, seed, null), changed: await run(other, seed, spansFile) }
}
