import { ANSWER_WIDTH, durationsOf, FAILURE_WIDTH, shareLonger } from '../retries/duration-counts.ts'
import type { EdgeSums } from '../retries/retry-sums.ts'

const TOLERANCE = 0.01
const FEWEST = 10
/** A timeout lets hardly any answer through that took longer. */
const MOST_LONGER = 0.01

/** A timeout that nobody told, seen in how long failed calls took. */
export interface InferredTimeout {
  readonly caller: string
  readonly callee: string
  readonly operation: string
  /** To three digits. */
  readonly timeoutMs: number
  /** Failed calls within 1 % of it, and all failed calls that could have been cut off. */
  readonly hits: number
  readonly failed: number
  /** The callers of the caller that give up after the same while: a global default. */
  readonly sharedWith: readonly string[]
}

interface Counted {
  readonly ms: number
  readonly count: number
}

/** The value with the most others within ±1 %, of equal ones the largest; and the middle one of those. */
function mode(sorted: readonly Counted[]): { ms: number; hits: number } {
  let best: { near: readonly Counted[]; hits: number } = { near: [], hits: 0 }
  for (const { ms } of sorted) {
    const near = sorted.filter((other) => Math.abs(other.ms - ms) <= ms * TOLERANCE)
    const hits = near.reduce((sum, { count }) => sum + count, 0)
    if (hits >= best.hits) best = { near, hits }
  }
  let left = best.hits / 2
  for (const { ms, count } of best.near) {
    left -= count
    if (left <= 0) return { ms, hits: best.hits }
  }
  return { ms: 0, hits: 0 }
}

function timeoutOf({ caller, callee, operation, profile }: EdgeSums): InferredTimeout | null {
  const failures = durationsOf(profile.failures, FAILURE_WIDTH)
  const { ms, hits } = mode(failures)
  if (hits < FEWEST) return null
  if (shareLonger(profile.answers, ANSWER_WIDTH, ms * (1 + ANSWER_WIDTH)) > MOST_LONGER) return null
  const failed = failures.reduce((sum, { count }) => sum + count, 0)
  return { caller, callee, operation, timeoutMs: Number(ms.toPrecision(3)), hits, failed, sharedWith: [] }
}

const nameOf = ({ caller, callee, operation }: InferredTimeout): string =>
  `${caller}\0${callee}\0${operation}`
const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(a, b) * TOLERANCE

/**
 * Timeouts from the durations of calls that failed without a status, or for a time that ran out: where at least 10 of one edge lie
 * within ±1 % of one value and hardly any answer took longer, that value is taken as the configured timeout. Answers edges by name, with
 * the hop above that fails after the same while (rule T2 from data alone).
 * Definition: design "Retry amplification", second half §6.
 */
export function inferTimeouts(edges: Iterable<EdgeSums>): readonly InferredTimeout[] {
  const found = [...edges].map(timeoutOf).filter((timeout) => timeout !== null)
  return found
    .map((timeout) => ({
      ...timeout,
      sharedWith: [
        ...new Set(
          found
            .filter(
              ({ callee, timeoutMs }) => callee === timeout.caller && isSame(timeoutMs, timeout.timeoutMs),
            )
            .map(({ caller }) => caller),
        ),
      ].sort(),
    }))
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}
