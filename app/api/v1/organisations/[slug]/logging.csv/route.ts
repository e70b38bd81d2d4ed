import { stringify } from 'csv-stringify/sync'
import { loggingRows } from '#lib/domain/logging/logging-rows.ts'
import { logging } from '#lib/queries/logging.ts'
import { apiRoute } from '../../../../../_server/api-route.ts'
import { csvResponse } from '../../../../../_server/csv-response.ts'
import { readLoggingTable } from '../../../../../_server/read-logging-question.ts'
import { scopeOf } from '../../../../../_server/scope.ts'

/** One table of the same, whole. Text that a spreadsheet would run is made harmless. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  const { by, question } = readLoggingTable(request, organisation.factorSetId)
  const rows = loggingRows(await logging(scope, question), by)
  const name = [organisation.isDemo ? 'demo-data' : organisation.slug, 'logs-by', by].join('-')
  return csvResponse(stringify(rows.map((row) => [...row])), `headroom-${name}.csv`)
})
