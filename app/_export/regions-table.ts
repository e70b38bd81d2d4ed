import { number } from '#lib/domain/export/export-table.ts'
import { shareCell } from '#lib/domain/export/figure-cells.ts'
import { groupTable } from '#lib/domain/export/group-table.ts'
import { regionFactors } from '#lib/queries/regions.ts'
import { report } from '#lib/queries/report.ts'
import type { Translate } from '../_i18n/translate.ts'
import { type PageRequest, questionOf } from '../_server/read-page.ts'
import { isNotEstimated } from '../_view/is-not-estimated.ts'
import { REGION_GROUPING, regionRows } from '../_view/region-rows.ts'
import type { PageTable } from './page-table.ts'

/** The table of the Regions page, with the grid intensity and the PUE of each place. */
export async function regionsTable(t: Translate, { scope, view }: PageRequest): Promise<PageTable> {
  const [answer, factors] = await Promise.all([
    report(scope, questionOf(view, REGION_GROUPING)),
    regionFactors(scope, view),
  ])
  const { rows, factorOf } = regionRows(t, answer, view, factors)
  const table = groupTable(rows, REGION_GROUPING, isNotEstimated, [
    shareCell(answer.total.totalKgCo2e, isNotEstimated),
    { ...number('grid_gco2e_per_kwh'), of: (group) => factorOf(group)?.grid?.central ?? null },
    { ...number('pue'), of: (group) => factorOf(group)?.pue?.central ?? null },
  ])
  return { table, total: answer.total }
}
