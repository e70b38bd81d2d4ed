import type { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { ChangeQuery, ExplainChangeQuery } from '../api/_schema/change.ts'
import { parseInput } from './parse-input.ts'
import { filterOf, knownParameters } from './read-question.ts'

const OWN = ['baseFrom', 'baseTo', 'by'] as const

function parametersOf(request: Request): Record<string, unknown> {
  const { searchParams } = new URL(request.url)
  const own = OWN.flatMap((name) => (searchParams.get(name) ? [[name, searchParams.get(name)] as const] : []))
  return { ...knownParameters(searchParams), ...Object.fromEntries(own) }
}

function comparedOf(query: z.output<typeof ExplainChangeQuery>, standard: FactorSetId) {
  const { from, to, baseFrom, baseTo, method, factors } = query
  if (baseFrom > baseTo)
    throw new AppError(
      'bad-arguments',
      'The period that is compared with ends before it begins.',
      'Use a "baseTo" that is not before "baseFrom".',
    )
  return {
    filter: { ...filterOf(query), from, to },
    base: { from: baseFrom, to: baseTo },
    method,
    factorSet: factors ?? standard,
  }
}

/** What a query string asks about what changed between two periods. @throws AppError `bad-arguments` */
export function readChangeQuestion(request: Request, standard: FactorSetId) {
  const query = parseInput(ChangeQuery, parametersOf(request))
  return { ...comparedOf(query, standard), moversBy: query.by }
}

/** What a query string asks about one difference. @throws AppError `bad-arguments` */
export const readExplainChangeQuestion = (request: Request, standard: FactorSetId) =>
  comparedOf(parseInput(ExplainChangeQuery, parametersOf(request)), standard)
