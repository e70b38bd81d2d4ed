import { attachLogs } from '#lib/pipeline/logging/mark-logs.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'
import { AttachmentInput } from '../../../../../_schema/logging.ts'

/** Says which source of the bills the logs of an import are of. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  return json(await attachLogs(scope, await readJson(request, AttachmentInput)))
})
