import type { SimulationReport } from '../../call-graph/simulate/simulation-report.ts'
import type { Range } from '../../units/range.ts'

/** What one run came to. Null where there was nothing to divide by. */
export interface RunMeasures {
  /** A = attempts per call, over all calls. */
  readonly amplification: number | null
  /** Share of attempts that are not useful. */
  readonly wastedShare: number | null
  /** Share of requests from outside that were answered well. */
  readonly answeredShare: number | null
  readonly goodputPerSecond: number | null
  /** Of requests that were answered well. */
  readonly p50Ms: number | null
  readonly p95Ms: number | null
  readonly p99Ms: number | null
}

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)

/** The measures of a run. */
export function runMeasures(report: SimulationReport): RunMeasures {
  const sum = (of: (edge: SimulationReport['edges'][number]) => number): number =>
    report.edges.reduce((total, edge) => total + of(edge), 0)
  const attempts = sum((edge) => edge.attempts)
  const { latencyMs } = report
  return {
    amplification: ratio(
      attempts,
      sum((edge) => edge.logicalCalls),
    ),
    wastedShare: ratio(
      sum((edge) => edge.wasted),
      attempts,
    ),
    answeredShare: ratio(report.delivered, report.answered + report.unanswered),
    goodputPerSecond: report.goodputPerSecond,
    p50Ms: latencyMs?.p50 ?? null,
    p95Ms: latencyMs?.p95 ?? null,
    p99Ms: latencyMs?.p99 ?? null,
  }
}

/** Measures over several runs: their mean, and the least and the most of any. */
export type SampledMeasures = { readonly [Name in keyof RunMeasures]: Range | null }

function sampled(values: readonly (number | null)[]): Range | null {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return null
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  return { low: Math.min(...known), central: mean, high: Math.max(...known) }
}

/** What runs with different seeds came to. */
export function sampleRuns(runs: readonly RunMeasures[]): SampledMeasures {
  const of = (name: keyof RunMeasures): Range | null => sampled(runs.map((run) => run[name]))
  return {
    amplification: of('amplification'),
    wastedShare: of('wastedShare'),
    answeredShare: of('answeredShare'),
    goodputPerSecond: of('goodputPerSecond'),
    p50Ms: of('p50Ms'),
    p95Ms: of('p95Ms'),
    p99Ms: of('p99Ms'),
  }
}
