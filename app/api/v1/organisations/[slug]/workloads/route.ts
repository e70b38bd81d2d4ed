import { workloads } from '#lib/queries/workloads.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { readWorkloadQuestion } from '../../../../../_server/read-question.ts'
import { scopeOf } from '../../../../../_server/scope.ts'

/** How workloads share the machines of an organisation. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  return json(await workloads(scope, readWorkloadQuestion(request, organisation.factorSetId)))
})
