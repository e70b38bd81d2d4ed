import { report } from '#lib/queries/report.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { readReportQuestion } from '../../../../../_server/read-question.ts'
import { scopeOf } from '../../../../../_server/scope.ts'

/** The emissions of an organisation, in groups. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  return json(await report(scope, readReportQuestion(request, organisation.factorSetId)))
})
