import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { RetriesQuery, RetryEdgeQuery } from '../api/_schema/retries.ts'
import { parseInput } from './parse-input.ts'

const asked = (request: Request): unknown => Object.fromEntries(new URL(request.url).searchParams)

/** What a query string asks about retries. @throws AppError `bad-arguments` */
export function readRetryQuestion(request: Request, standard: FactorSetId) {
  const { factors, ...period } = parseInput(RetriesQuery, asked(request))
  return { ...period, factorSet: factors ?? standard }
}

/** What a query string asks about one edge. @throws AppError `bad-arguments` */
export const readRetryEdgeQuestion = (request: Request) => parseInput(RetryEdgeQuery, asked(request))
