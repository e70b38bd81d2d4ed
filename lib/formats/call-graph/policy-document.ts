import { type Budget, type EdgePolicy, NO_POLICY } from '#lib/domain/call-graph/policy.ts'

function budgetDocument(budget: Budget) {
  if (budget.kind !== 'ratio') return budget
  const { windowMs, ...rest } = budget
  return { ...rest, window: windowMs }
}

/** The settings of a policy that differ from none, as our own schema writes them; durations in milliseconds. Null where none does. */
export function policyDocument(policy: EdgePolicy): Readonly<Record<string, unknown>> | null {
  const { backoff, budget, hedging } = policy
  const settings = {
    timeout: policy.timeoutMs,
    deadline: policy.deadlineMs,
    connectTimeout: policy.connectTimeoutMs,
    attempts: policy.attempts === NO_POLICY.attempts ? null : policy.attempts,
    backoff: backoff && {
      initial: backoff.initialMs,
      multiplier: backoff.multiplier,
      ...(Number.isFinite(backoff.maxMs) ? { max: backoff.maxMs } : {}),
      jitter: backoff.jitter,
    },
    budget: budget && budgetDocument(budget),
    hedging: hedging && { delay: hedging.delayMs },
    pick: policy.pick === NO_POLICY.pick ? null : policy.pick,
    excludeTried: policy.excludeTried || null,
    cancelOnTimeout: policy.cancelOnTimeout || null,
    propagateDeadline: policy.propagateDeadline || null,
  }
  const stated = Object.entries(settings).filter(([, value]) => value !== null)
  return stated.length > 0 ? Object.fromEntries(stated) : null
}
