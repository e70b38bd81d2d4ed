import type { Budget } from '../policy.ts'

/**
 * The most attempts per call that a budget allows on one edge, whatever fails; null where it bounds no average by itself.
 * Ratio b: 1 + b + minPerSecond / rate. Concurrency share b of what is under way, retries included: 1 / (1 − b).
 * Bucket: 1 + perSuccess / perRetry per success, at least.
 * @param callsPerSecond null where not known: the minimum is then left out
 * @example budgetBound({ kind: 'ratio', ratio: 0.2, minPerSecond: 10, windowMs: 10_000 }, 100) // 1.3
 */
export function budgetBound(budget: Budget, callsPerSecond: number | null): number | null {
  switch (budget.kind) {
    case 'ratio':
      return 1 + budget.ratio + (callsPerSecond ? budget.minPerSecond / callsPerSecond : 0)
    case 'concurrency':
      return budget.share > 0 && budget.share < 1 ? 1 / (1 - budget.share) : null
    case 'bucket':
      return 1 + budget.perSuccess / budget.perRetry
    case 'tokens':
      return null
  }
}

/** (1 + b)^d: the bound of d layers with a ratio budget each. @example layeredBound(0.2, 3) // 1.728 */
export const layeredBound = (ratio: number, layers: number): number => (1 + ratio) ** layers

/**
 * r / (1 + r): the share of failures above which gRPC's tokens run out.
 * @example throttlingThreshold(0.1) // 0.090909
 */
export const throttlingThreshold = (tokenRatio: number): number => tokenRatio / (1 + tokenRatio)

/**
 * C / (arrivals × Π n): below 1 a retry storm can keep itself alive.
 * @param capacity requests per second that the service can answer
 * @param arrivals requests per second without retries
 * @param worstAttempts Π n over the worst path to it
 * @example stormMargin(100, 80, 3) // 0.416667
 */
export const stormMargin = (capacity: number, arrivals: number, worstAttempts: number): number =>
  capacity / (arrivals * worstAttempts)
