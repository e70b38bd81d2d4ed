import type { Budget } from '../policy.ts'

const NS_PER_MS = 1e6
/** Parts of a sliding window. */
const PARTS = 20

/** What a caller asks before it sends again, and tells as answers come. */
export interface RetryBudget {
  onCall(nowNs: number): void
  onAnswer(ok: boolean): void
  /** Whether a retry may go out; takes its share where it may. @param active attempts under way @param retrying of those, retries */
  allows(nowNs: number, active: number, retrying: number): boolean
}

/** Counts of the last while, forgotten a twentieth of it at a time. */
class SlidingCount {
  readonly #counts = new Float64Array(PARTS)
  readonly #partNs: number
  #part = 0
  #sum = 0

  constructor(windowMs: number) {
    this.#partNs = (windowMs * NS_PER_MS) / PARTS
  }

  at(nowNs: number): number {
    const part = Math.floor(nowNs / this.#partNs)
    if (part - this.#part >= PARTS) {
      this.#counts.fill(0)
      this.#sum = 0
    } else
      for (let passed = this.#part + 1; passed <= part; passed++) {
        this.#sum -= this.#counts[passed % PARTS] ?? 0
        this.#counts[passed % PARTS] = 0
      }
    this.#part = part
    return this.#sum
  }

  add(nowNs: number): void {
    this.at(nowNs)
    const index = this.#part % PARTS
    this.#counts[index] = (this.#counts[index] ?? 0) + 1
    this.#sum++
  }
}

function ratioBudget({ ratio, minPerSecond, windowMs }: Extract<Budget, { kind: 'ratio' }>): RetryBudget {
  const calls = new SlidingCount(windowMs)
  const retries = new SlidingCount(windowMs)
  const reserve = (minPerSecond * windowMs) / 1000
  return {
    onCall: (now) => calls.add(now),
    onAnswer: () => {},
    allows: (now) => {
      if (retries.at(now) + 1 > calls.at(now) * ratio + reserve) return false
      retries.add(now)
      return true
    },
  }
}

/**
 * The state of one edge's budget. The definitions are those of `Budget`: a sliding window for a ratio, the attempts under way
 * for Envoy's, tokens that start full for the others.
 */
export function retryBudget(budget: Budget | null): RetryBudget {
  if (!budget) return { onCall: () => {}, onAnswer: () => {}, allows: () => true }
  switch (budget.kind) {
    case 'ratio':
      return ratioBudget(budget)
    case 'concurrency':
      return {
        onCall: () => {},
        onAnswer: () => {},
        allows: (_, active, retrying) => retrying < Math.max(budget.minimum, budget.share * active),
      }
    case 'tokens': {
      let tokens = budget.most
      return {
        onCall: () => {},
        onAnswer: (ok) => {
          tokens = ok ? Math.min(budget.most, tokens + budget.perSuccess) : Math.max(0, tokens - 1)
        },
        allows: () => tokens > budget.most / 2,
      }
    }
    case 'bucket': {
      let tokens = budget.most
      return {
        onCall: () => {},
        onAnswer: (ok) => {
          if (ok) tokens = Math.min(budget.most, tokens + budget.perSuccess)
        },
        allows: () => {
          if (tokens < budget.perRetry) return false
          tokens -= budget.perRetry
          return true
        },
      }
    }
  }
}
