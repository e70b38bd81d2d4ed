import { shareCell } from '#lib/domain/export/figure-cells.ts'
import { groupTable } from '#lib/domain/export/group-table.ts'
import { report } from '#lib/queries/report.ts'
import type { Translate } from '../_i18n/translate.ts'
import { type PageRequest, questionOf } from '../_server/read-page.ts'
import { isNotEstimated } from '../_view/is-not-estimated.ts'
import { SERVICE_GROUPING, serviceRows } from '../_view/service-rows.ts'
import { linesTable } from './lines-table.ts'
import type { PageTable } from './page-table.ts'
import { resourcesTable } from './resources-table.ts'

/** The table of the Services page at the level that it is drilled to, down to every line. */
export async function servicesTable(t: Translate, { scope, view }: PageRequest): Promise<PageTable> {
  const { group: level } = view
  if (level === 'resource' || level === 'line') {
    const { total } = await report(scope, questionOf(view, []))
    return { table: level === 'line' ? linesTable(scope, view) : resourcesTable(scope, view), total }
  }
  const groupBy = SERVICE_GROUPING[level]
  const answer = await report(scope, questionOf(view, groupBy))
  return {
    table: groupTable(serviceRows(t, level, answer, view), groupBy, isNotEstimated, [
      shareCell(answer.total.totalKgCo2e, isNotEstimated),
    ]),
    total: answer.total,
  }
}
