import { type CellOf, type ExportTable, lazyTable, number, text } from '#lib/domain/export/export-table.ts'
import { emissionsCellsUnless } from '#lib/domain/export/figure-cells.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { UsageLine } from '#lib/domain/report/usage-line.ts'
import { streamLines } from '#lib/queries/lines.ts'
import type { View } from '../_view/view.ts'

const COLUMNS: readonly CellOf<UsageLine>[] = [
  { ...text('start'), of: (line) => line.start },
  { ...text('provider'), of: (line) => line.provider },
  { ...text('service'), of: (line) => line.service },
  { ...text('usage_type'), of: (line) => line.usageType },
  { ...text('resource'), of: (line) => line.resource },
  { ...text('region'), of: (line) => line.region },
  { ...text('account'), of: (line) => line.account },
  { ...text('team'), of: (line) => line.team },
  { ...text('tags_json'), of: (line) => JSON.stringify(line.tags) },
  { ...text('category'), of: (line) => line.category },
  { ...text('kind'), of: (line) => line.kind },
  { ...text('status'), of: (line) => line.status },
  { ...text('grade'), of: (line) => line.grade },
  { ...text('rule'), of: (line) => line.ruleId },
  { ...text('reason'), of: (line) => line.reason },
  { ...number('quantity'), of: (line) => line.quantity },
  { ...text('unit'), of: (line) => line.unit },
  { ...number('cost'), of: (line) => line.cost },
  { ...text('currency'), of: (line) => line.currency },
  { ...number('lines'), of: (line) => line.lines },
  ...emissionsCellsUnless<UsageLine>(({ status }) => status === 'excluded'),
]

/** Every line of a view, as they lie: there may be millions. */
export const linesTable = (scope: Scope, { filter, method, factorSet }: View): ExportTable =>
  lazyTable(() => streamLines(scope, { filter, method, factorSet }), COLUMNS)
