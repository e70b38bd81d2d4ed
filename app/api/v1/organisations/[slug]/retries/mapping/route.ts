import { saveTraceMapping } from '#lib/pipeline/retries/save-trace-mapping.ts'
import { traceMappingView } from '#lib/queries/retries/trace-mapping.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../_server/parse-input.ts'
import { readRetryQuestion } from '../../../../../../_server/read-retry-question.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'
import { TraceMappingInput } from '../../../../../_schema/trace-mapping.ts'

/** The rules that say which usage the services of traces are, and others that the bills suggest. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  return json(await traceMappingView(scope, readRetryQuestion(request, organisation.factorSetId)))
})

/** Puts rules in force, as a new version. */
export const PUT = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  return json(await saveTraceMapping(scope, await readJson(request, TraceMappingInput)))
})
