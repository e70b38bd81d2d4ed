import type { CounterEdge } from './counter-edge.ts'
import type { Increase } from './series.ts'

/** The counters that one proxy or library keeps of its calls. */
export interface CounterFamily {
  /** As Prometheus writes them. */
  readonly names: readonly string[]
  /** The labels by which edges, and what is counted, are told apart. All others, such as the pod's, may be summed over. */
  readonly labels: readonly string[]
  /** Which of their series count, as matchers of PromQL; all, where there are none. */
  readonly matchers?: string
  readonly edges: (all: readonly Increase[]) => readonly CounterEdge[]
}
