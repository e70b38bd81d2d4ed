import type { z } from 'zod'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { RetryChange } from '#lib/domain/retries/what-if/edge-change.ts'
import { RetrySimulationQuery } from '../api/_schema/retry-simulation.ts'
import { RetryWhatIfQuery } from '../api/_schema/retry-what-if.ts'
import { parseInput } from './parse-input.ts'

const searchOf = (request: Request) => Object.fromEntries(new URL(request.url).searchParams)

function changeOf(asked: z.infer<typeof RetryWhatIfQuery>): RetryChange {
  const { caller, callee, operation, attempts, budget, timeout, backoff, depth } = asked
  const isOne = caller !== undefined && callee !== undefined && operation !== undefined
  return {
    edge: isOne ? { caller, callee, operation } : null,
    attempts: attempts ?? null,
    budgetShare: budget === undefined ? null : budget / 100,
    timeoutMs: timeout ?? null,
    backoffMs: backoff ?? null,
    stopBelowDepth: depth ?? null,
  }
}

/** What a query string asks to be tried on the traces of a period. @throws AppError `bad-arguments` */
export function readRetryWhatIf(request: Request, standard: FactorSetId) {
  const asked = parseInput(RetryWhatIfQuery, searchOf(request))
  const { factors, from, to } = asked
  return { from, to, factorSet: factors ?? standard, change: changeOf(asked) }
}

/** What a query string asks to be simulated. @throws AppError `bad-arguments` */
export function readRetrySimulation(request: Request, standard: FactorSetId) {
  const asked = parseInput(RetrySimulationQuery, searchOf(request))
  const { factors, from, to, seed, runs, requests, rate, slow, factor, seconds, places } = asked
  return {
    from,
    to,
    factorSet: factors ?? standard,
    change: changeOf(asked),
    seed,
    runs,
    requests,
    perSecond: rate,
    slow: slow === undefined ? null : { service: slow, factor, seconds, places },
  }
}
