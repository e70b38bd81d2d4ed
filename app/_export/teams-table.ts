import { groupTable } from '#lib/domain/export/group-table.ts'
import { report } from '#lib/queries/report.ts'
import type { Translate } from '../_i18n/translate.ts'
import { type PageRequest, questionOf } from '../_server/read-page.ts'
import { isNotEstimated } from '../_view/is-not-estimated.ts'
import { readSorting, sortGroups } from '../_view/sort-groups.ts'
import type { PageTable } from './page-table.ts'

/** The table of the Teams page. */
export async function teamsTable(t: Translate, { scope, view }: PageRequest): Promise<PageTable> {
  const { groups, cost, total } = await report(scope, questionOf(view, ['team']))
  const rows = sortGroups(t, groups, {
    sorting: readSorting(view.sort),
    dimension: 'team',
    currency: cost[0]?.currency,
  })
  return { table: groupTable(rows, ['team'], isNotEstimated), total }
}
