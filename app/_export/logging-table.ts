import { type CellOf, number, tableOf, text } from '#lib/domain/export/export-table.ts'
import { costCells, coverageCells, emissionsCells, shareCell } from '#lib/domain/export/figure-cells.ts'
import { LOG_STAGES } from '#lib/domain/logging/log-stage.ts'
import type { LogSums } from '#lib/domain/logging/log-sums.ts'
import { logging } from '#lib/queries/logging.ts'
import type { Translate } from '../_i18n/translate.ts'
import { filterOfPage } from '../_server/logging-page.ts'
import { type PageRequest, questionOf } from '../_server/read-page.ts'
import { kgPerGb, type LogRow, logRows, monthsKept } from '../_view/log-rows.ts'
import type { LogGrouping } from '../_view/view-params.ts'
import type { PageTable } from './page-table.ts'

const NAMES: Readonly<Record<LogGrouping, readonly string[]>> = {
  source: ['account', 'source_type', 'source', 'written_by', 'proposed_owner'],
  stage: ['stage'],
  service: ['service'],
  team: ['team'],
  usageType: ['provider', 'service', 'usage_type', 'stage', 'log_class'],
}

/** A cell of the sums of a row. */
const ofSums = ({ of, ...column }: CellOf<LogSums>): CellOf<LogRow> => ({
  ...column,
  of: ({ sums }) => of(sums),
})

const kilograms = (value: number | null): number | null => (value === null ? null : value * 1000)

/** The table of the Logging page as it is grouped, with every source there is. */
export async function loggingTable(t: Translate, page: PageRequest): Promise<PageTable> {
  const { scope, view } = page
  const asked = { ...questionOf(view, []), filter: filterOfPage(page) }
  const report = await logging(scope, { ...asked, sources: Number.POSITIVE_INFINITY })
  const rows = logRows(t, report, view)
  const table = tableOf<LogRow>(rows, [
    ...NAMES[view.logs].map((name) => ({ ...text(name), of: ({ names }: LogRow) => names[name] ?? '' })),
    ofSums(shareCell<LogSums>(report.total.totalKgCo2e, () => false)),
    ofSums({ ...number('lines'), of: ({ lines }) => lines }),
    ofSums({ ...number('lines_without_bytes'), of: ({ linesWithoutBytes }) => linesWithoutBytes }),
    ofSums({ ...number('written_gb'), of: ({ writtenGb }) => writtenGb }),
    ...LOG_STAGES.map((stage) =>
      ofSums({
        ...number(`${stage}_${stage === 'storage' ? 'gb_months' : 'gb'}`),
        of: ({ gb }) => gb[stage] ?? null,
      }),
    ),
    { ...number('gco2e_per_gb'), of: (row) => kilograms(kgPerGb(row)) },
    ofSums({ ...number('months_kept'), of: monthsKept }),
    ...emissionsCells.map((cell) => ofSums(cell)),
    ...costCells(rows.flatMap(({ sums }) => sums.cost.map(({ currency }) => currency))).map(ofSums),
    ...coverageCells.map(ofSums),
  ])
  return { table, total: report.total }
}
