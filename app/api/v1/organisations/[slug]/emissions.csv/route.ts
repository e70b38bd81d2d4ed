import { stringify } from 'csv-stringify/sync'
import { reportRows } from '#lib/domain/report/report-rows.ts'
import { report } from '#lib/queries/report.ts'
import { apiRoute } from '../../../../../_server/api-route.ts'
import { csvResponse } from '../../../../../_server/csv-response.ts'
import { readReportQuestion } from '../../../../../_server/read-question.ts'
import { scopeOf } from '../../../../../_server/scope.ts'

/** The same figures as a table. Text that a spreadsheet would run is made harmless. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  const question = readReportQuestion(request, organisation.factorSetId)
  const rows = reportRows(await report(scope, question), question.groupBy)
  const name = [organisation.isDemo ? 'demo-data' : organisation.slug, ...question.groupBy].join('-by-')
  return csvResponse(stringify(rows.map((row) => [...row])), `headroom-${name}.csv`)
})
