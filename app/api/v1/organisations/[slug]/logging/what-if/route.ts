import { whatIfOfLogs } from '#lib/queries/logging/log-what-if.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../_server/parse-input.ts'
import { readExplainQuestion } from '../../../../../../_server/read-question.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'
import { LogWhatIfInput } from '../../../../../_schema/logging.ts'

/** What plans would save. It changes nothing, so a token for reading may ask. */
export const POST = apiRoute<{ slug: string }>(
  async (request, { slug }) => {
    const { organisation, scope } = await scopeOf(slug)
    const { plans } = await readJson(request, LogWhatIfInput)
    return json(await whatIfOfLogs(scope, readExplainQuestion(request, organisation.factorSetId), plans))
  },
  ['read'],
)
