import { sciOfBoundary } from '#lib/queries/sci/sci-score.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readSciQuestion } from '../../../../../../_server/read-sci-question.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'

/** Carbon per functional unit of a boundary. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  return json(await sciOfBoundary(scope, readSciQuestion(request, organisation.factorSetId)))
})
