import { shareCell } from '#lib/domain/export/figure-cells.ts'
import { groupTable } from '#lib/domain/export/group-table.ts'
import type { Dimension } from '#lib/domain/report/emissions.ts'
import { report } from '#lib/queries/report.ts'
import { type PageRequest, questionOf } from '../_server/read-page.ts'
import { isNotEstimated } from '../_view/is-not-estimated.ts'
import type { PageTable } from './page-table.ts'

const GROUP_BY: readonly Dimension[] = ['provider', 'service', 'region']

/** What a team's page is about, by service and region, most carbon first. */
export async function teamTable({ scope, view }: PageRequest): Promise<PageTable> {
  const { groups, total } = await report(scope, questionOf(view, GROUP_BY))
  return {
    table: groupTable(groups, GROUP_BY, isNotEstimated, [shareCell(total.totalKgCo2e, isNotEstimated)]),
    total,
  }
}
