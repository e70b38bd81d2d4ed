import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { RetryChange } from '#lib/domain/retries/what-if/edge-change.ts'
import { RetryWhatIfQuery } from '../api/_schema/retry-what-if.ts'
import { parseInput } from './parse-input.ts'

/** What a query string asks to be tried on the traces of a period. @throws AppError `bad-arguments` */
export function readRetryWhatIf(request: Request, standard: FactorSetId) {
  const asked = parseInput(RetryWhatIfQuery, Object.fromEntries(new URL(request.url).searchParams))
  const { factors, from, to, caller, callee, operation, attempts, budget, timeout, backoff, depth } = asked
  const isOne = caller !== undefined && callee !== undefined && operation !== undefined
  const change: RetryChange = {
    edge: isOne ? { caller, callee, operation } : null,
    attempts: attempts ?? null,
    budgetShare: budget === undefined ? null : budget / 100,
    timeoutMs: timeout ?? null,
    backoffMs: backoff ?? null,
    stopBelowDepth: depth ?? null,
  }
  return { from, to, factorSet: factors ?? standard, change }
}
