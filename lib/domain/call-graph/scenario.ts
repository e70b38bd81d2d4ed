import type { CallGraph } from './call-graph.ts'

/**
 * Something that goes wrong at a service for a while. Times in milliseconds from the start.
 * - `kill`: its first `instances` do not answer: no refusal, no work.
 * - `hang`: what begins in this time never ends, and keeps its place.
 * - `slow`: own time × factor.
 * - `errors`: this share of requests fails besides.
 * - `capacity`: each instance works on that share of its concurrency limit, rounded down, at least one.
 */
export type Fault = {
  readonly service: string
  readonly fromMs: number
  /** Infinite to the end. */
  readonly untilMs: number
} & (
  | { readonly kind: 'kill'; readonly instances: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'slow'; readonly factor: number }
  | { readonly kind: 'errors'; readonly rate: number }
  | { readonly kind: 'capacity'; readonly factor: number }
)

/** Requests from outside. */
export interface Load {
  /** Per second, over all roots together; each takes the next root in turn. */
  readonly perSecond: number
  readonly arrivals: 'poisson' | 'constant'
  /** Whichever comes first ends the arrivals; work under way goes on to its end. */
  readonly requests: number
  readonly durationMs: number
  /** What is counted: null for everything. */
  readonly measure: { readonly fromMs: number; readonly untilMs: number } | null
}

/** A graph with what happens to it. */
export interface Scenario {
  readonly graph: CallGraph
  readonly faults: readonly Fault[]
  readonly load: Load
}

export const DEFAULT_LOAD: Load = {
  perSecond: 100,
  arrivals: 'poisson',
  requests: 10_000,
  durationMs: Number.POSITIVE_INFINITY,
  measure: null,
}
