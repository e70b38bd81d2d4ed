import type { ExportTable } from '#lib/domain/export/export-table.ts'
import { shareCell } from '#lib/domain/export/figure-cells.ts'
import { groupTable } from '#lib/domain/export/group-table.ts'
import type { Dimension, Report } from '#lib/domain/report/emissions.ts'
import { isNotEstimated } from '../_view/is-not-estimated.ts'

/** A report by one dimension, most carbon first, each value with its share of the total. */
export const breakdownTable = (
  { groups, total }: Pick<Report, 'groups' | 'total'>,
  dimension: Dimension,
): ExportTable =>
  groupTable(groups, [dimension], isNotEstimated, [shareCell(total.totalKgCo2e, isNotEstimated)])
