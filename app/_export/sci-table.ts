import { type CellOf, number, tableOf, text } from '#lib/domain/export/export-table.ts'
import type { SciPoint } from '#lib/domain/sci/series.ts'
import type { PageRequest } from '../_server/read-page.ts'
import { shownScore } from '../_server/shown-score.ts'
import type { PageTable } from './page-table.ts'

const PARTS = [
  ['sci', 'sciG'],
  ['operational', 'operationalG'],
  ['embodied', 'embodiedG'],
] as const

/** The score over time as the SCI page shows it: what cannot be computed is empty, with its reason. */
export async function sciTable(page: PageRequest): Promise<PageTable> {
  const shown = await shownScore(page)
  const series = shown?.series ?? []
  const named =
    (value: string): CellOf<SciPoint>['of'] =>
    () =>
      value
  const table = tableOf<SciPoint>(series, [
    { ...text('boundary'), of: named(shown?.boundary.name ?? '') },
    { ...text('operation'), of: named(shown?.operation?.operation ?? '') },
    { ...text('unit'), of: named(shown?.operation?.unit ?? '') },
    { ...text('start'), of: ({ start }) => start },
    { ...text('period'), of: named(shown?.by ?? '') },
    { ...number('days'), of: ({ days }) => days },
    { ...number('gap_days'), of: ({ gapDays }) => gapDays.length },
    { ...number('functional_units'), of: ({ score }) => (score.ok ? score.functionalUnits : null) },
    ...PARTS.flatMap(([name, part]) =>
      (['low', 'central', 'high'] as const).map((side) => ({
        ...number(`${name}_gco2e_per_unit_${side}`),
        of: ({ score }: SciPoint) => (score.ok ? score[part][side] : null),
      })),
    ),
    { ...number('left_out_gco2e_central'), of: ({ leftOutG }) => leftOutG.central },
    { ...text('reason'), of: ({ score }) => (score.ok ? null : score.reason) },
  ])
  return { table, total: shown?.emissions ?? null }
}
