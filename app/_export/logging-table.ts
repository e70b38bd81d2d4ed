import { shareCell } from '#lib/domain/export/figure-cells.ts'
import { groupTable } from '#lib/domain/export/group-table.ts'
import { report } from '#lib/queries/report.ts'
import { filterOfPage } from '../_server/logging-page.ts'
import { type PageRequest, questionOf } from '../_server/read-page.ts'
import { isNotEstimated } from '../_view/is-not-estimated.ts'
import type { PageTable } from './page-table.ts'

/** What logs cost, by service. */
export async function loggingTable(page: PageRequest): Promise<PageTable> {
  const question = { ...questionOf(page.view, ['service']), filter: filterOfPage(page) }
  const { groups, total } = await report(page.scope, question)
  const share = shareCell(total.totalKgCo2e, isNotEstimated)
  return { table: groupTable(groups, ['service'], isNotEstimated, [share]), total }
}
