import { groupTable } from '#lib/domain/export/group-table.ts'
import type { Dimension } from '#lib/domain/report/emissions.ts'
import { report } from '#lib/queries/report.ts'
import { type PageRequest, questionOf } from '../_server/read-page.ts'
import { isNotEstimated } from '../_view/is-not-estimated.ts'
import { grainFor } from '../_view/time-series.ts'
import type { PageTable } from './page-table.ts'

/** The Overview over time, in order, split as the page is. */
export async function overviewTable({ scope, view }: PageRequest): Promise<PageTable> {
  const { period } = await report(scope, questionOf(view, []))
  const grain = period ? grainFor(period) : 'month'
  const groupBy: readonly Dimension[] = view.split === 'component' ? [grain] : [grain, view.split]
  const { groups, total } = await report(scope, questionOf(view, groupBy))
  const inOrder = [...groups].sort((a, b) => ((a.key[grain] ?? '') < (b.key[grain] ?? '') ? -1 : 1))
  return { table: groupTable(inOrder, groupBy, isNotEstimated), total }
}
