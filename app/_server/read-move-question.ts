import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { MoveParameters } from '../api/_schema/what-if.ts'
import { parseInput } from './parse-input.ts'
import { readExplainQuestion } from './read-question.ts'

/** What a query string asks about a move: the filter of the workload, the target and the grid source. @throws AppError `bad-arguments` */
export function readMoveQuestion(request: Request, standard: FactorSetId) {
  const { filter, factorSet } = readExplainQuestion(request, standard)
  const search = new URL(request.url).searchParams
  const given = ['move', 'grid'].flatMap((name) =>
    search.get(name) ? [[name, search.get(name)] as const] : [],
  )
  const { move, grid } = parseInput(MoveParameters, Object.fromEntries(given))
  return { filter, factorSet, to: move, source: grid }
}
