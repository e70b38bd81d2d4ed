import type { CounterEdge } from '#lib/domain/retries/counters/counter-edge.ts'
import type { EdgeReport } from '#lib/domain/retries/retry-report.ts'
import type { RetryAnalysis } from '#lib/pipeline/retries/analyse-retry-files.ts'

const known = (bounds: CounterEdge['retries']): number | null =>
  bounds && bounds.low === bounds.high ? bounds.low : null

/** W = R + F and the losers of hedges: wasted attempts that the edge shows by itself, whatever became of the requests above. */
const wastedOnEdge = ({ attempts, logicalCalls, finalFailures }: EdgeReport): number =>
  attempts - (logicalCalls - finalFailures)

/** An edge known from counters under the names of one known from traces; what counters do not tell is null. */
const counterEdge = (edge: CounterEdge) => ({
  caller: edge.caller,
  callee: edge.callee,
  operation: edge.operation,
  attempts: edge.attempts,
  logicalCalls: edge.logicalCalls,
  amplification: known(edge.amplification),
  timeAmplification: null,
  retries: known(edge.retries),
  rescued: edge.rescued,
  wasted: known(edge.wasted),
  wastedOnEdge: known(edge.wasted),
  wastedSeconds: null,
  confidence: edge.retries === null ? null : edge.source === 'istio' ? 'medium' : 'high',
  retrySuccessRatio: edge.retrySuccessRatio,
  source: edge.source,
  unit: edge.unit,
})

/** The object that `--json` prints: the measures of traces, edges of traces and counters together. */
export function retriesJson({ report, counters, damaged }: RetryAnalysis) {
  const counted = counters.filter(({ unit }) => unit === 'count')
  return {
    ...report,
    retries: report.retries + counted.reduce((sum, edge) => sum + (known(edge.retries) ?? 0), 0),
    edges: [
      ...report.edges.map((edge) => ({ ...edge, wastedOnEdge: wastedOnEdge(edge), source: 'traces' })),
      ...counters.map(counterEdge),
    ],
    counters,
    damaged,
  }
}
