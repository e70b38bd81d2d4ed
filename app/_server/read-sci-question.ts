import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { CompareQuery, ExportQuery, ScoreQuery } from '../api/_schema/sci-score.ts'
import { parseInput } from './parse-input.ts'

const asked = (request: Request): unknown => Object.fromEntries(new URL(request.url).searchParams)

/** What a query string asks about a score. @throws AppError `bad-arguments` */
export function readSciQuestion(request: Request, standard: FactorSetId) {
  const { factors, ...question } = parseInput(ScoreQuery, asked(request))
  return { ...question, factorSet: factors ?? standard }
}

/** What a query string asks about the scores of two periods. @throws AppError `bad-arguments` */
export function readSciComparison(request: Request, standard: FactorSetId) {
  const { baseFrom, baseTo, factors, ...question } = parseInput(CompareQuery, asked(request))
  return { ...question, factorSet: factors ?? standard, base: { from: baseFrom, to: baseTo } }
}

/** What a query string asks of a score as a document. @throws AppError `bad-arguments` */
export function readSciExport(request: Request, standard: FactorSetId) {
  const { format, softwareVersion, contactName, contactEmail, factors, ...question } = parseInput(
    ExportQuery,
    asked(request),
  )
  return {
    format,
    question: { ...question, factorSet: factors ?? standard },
    publication: { softwareVersion, contactName, contactEmail },
  }
}
