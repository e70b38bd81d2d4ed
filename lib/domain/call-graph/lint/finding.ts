import type { GraphEdge } from '../call-graph.ts'

/** The rules, each with what it asks for. */
export const LINT_RULES = {
  T0: 'every call has a timeout',
  T1: 'a timeout is longer than all that happens below it: timeouts × attempts + back-offs + own time',
  T2: 'a timeout is not the same as that of the call above it',
  T3: 'a timeout is not longer than that of the call above it',
  T4: 'connecting may not take as long as the whole attempt',
  T5: 'a timeout lies between the 99.9th percentile of the callee and ten times that',
  R1: 'nobody retries to a single instance',
  R2: 'a retry goes to an instance that was not tried',
  R3: 'retries have a budget',
  R4: 'retries wait, with jitter',
  R5: 'at least a fifth of retries succeed',
  A1: 'attempts along a path multiply to at most 3',
  A2: 'one layer of a path retries',
  D1: 'a callee that calls others knows the deadline of its caller',
} as const
export type LintRule = keyof typeof LINT_RULES

/** One setting to change. Times in milliseconds. */
export interface Repair {
  readonly edge: string
  readonly setting: 'timeoutMs' | 'attempts'
  readonly from: number | null
  readonly to: number
}

/** Something that a rule found. */
export interface LintFinding {
  readonly rule: LintRule
  /** The edge in words; for A1 and A2 the path. */
  readonly edge: string
  readonly from: string
  readonly to: string
  readonly operation: string
  readonly message: string
  /** Milliseconds that the timeout is too short by; null for rules about something else. */
  readonly shortfallMs: number | null
  /** The smallest change that ends the finding, from either end. */
  readonly repair: string
  /** The same as settings, each of which is enough alone; empty where no number follows from the rule. */
  readonly repairs: readonly Repair[]
}

/** Where a finding is. */
export const at = ({ from, to, operation }: GraphEdge) => ({ from, to, operation })
