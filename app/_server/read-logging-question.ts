import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { LoggingCsvQuery, LoggingQuery } from '../api/_schema/logging.ts'
import { parseInput } from './parse-input.ts'
import { filterOf, knownParameters } from './read-question.ts'

function given(request: Request, names: readonly string[]): Record<string, unknown> {
  const { searchParams } = new URL(request.url)
  const own = names.flatMap((name) =>
    searchParams.get(name) ? [[name, searchParams.get(name)] as const] : [],
  )
  return { ...knownParameters(searchParams), ...Object.fromEntries(own) }
}

/** What a query string asks about logs. @throws AppError `bad-arguments` */
export function readLoggingQuestion(request: Request, standard: FactorSetId) {
  const query = parseInput(LoggingQuery, given(request, ['sources', 'templates']))
  const { method, factors, sources, templates } = query
  return { filter: filterOf(query), method, factorSet: factors ?? standard, sources, templates }
}

/** The same of a table with all its rows. @throws AppError `bad-arguments` */
export function readLoggingTable(request: Request, standard: FactorSetId) {
  const { by, ...query } = parseInput(LoggingCsvQuery, given(request, ['by']))
  const all = Number.POSITIVE_INFINITY
  const { method, factors } = query
  return {
    by,
    question: {
      filter: filterOf(query),
      method,
      factorSet: factors ?? standard,
      sources: all,
      templates: all,
    },
  }
}
