import { markLogs } from '#lib/pipeline/logging/mark-logs.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'
import { AuditMarkInput } from '../../../../../_schema/logging.ts'

/** Marks logs as kept for an audit, or no longer. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  return json(await markLogs(scope, await readJson(request, AuditMarkInput)))
})
