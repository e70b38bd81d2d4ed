import type { CallGraph } from '#lib/domain/call-graph/call-graph.ts'
import { DEFAULT_LOAD, type Fault, type Load } from '#lib/domain/call-graph/scenario.ts'
import { requestSpans } from '#lib/domain/call-graph/simulate/request-spans.ts'
import { startSimulation } from '#lib/domain/call-graph/simulate/simulation.ts'
import { normaliseSpan } from '#lib/domain/retries/normalise-span.ts'
import type { SpanRecord } from '#lib/domain/retries/span.ts'

/** A whole run: its report, and the spans of each request. */
export function simulateWhole(
  graph: CallGraph,
  load: Partial<Load> = {},
  faults: readonly Fault[] = [],
  seed = 1,
) {
  const traces: SpanRecord[][] = []
  const keep = (load.requests ?? 0) <= 100
  const simulation = startSimulation(
    { graph, faults, load: { ...DEFAULT_LOAD, ...load } },
    seed,
    (request) => {
      if (keep) traces.push(requestSpans(request, seed).map(normaliseSpan))
    },
  )
  while (simulation.step(100_000));
  const report = simulation.report()
  const edge = (callee: string) => report.edges.find((found) => found.callee === callee)
  const service = (name: string) => report.services.find((found) => found.service === name)
  return { report, traces, edge, service }
}

/** A fault that lasts from the start to the end. */
export const always = { fromMs: 0, untilMs: Number.POSITIVE_INFINITY }
