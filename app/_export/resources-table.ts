import { type CellOf, type ExportTable, lazyTable, number, text } from '#lib/domain/export/export-table.ts'
import { emissionsCellsUnless } from '#lib/domain/export/figure-cells.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { PageOfRows, ResourceUsage } from '#lib/domain/report/usage-line.ts'
import { usedResources } from '#lib/queries/lines.ts'
import { readSorting } from '../_view/sort-groups.ts'
import type { View } from '../_view/view.ts'

const ROWS_AT_ONCE = 1000

const COLUMNS: readonly CellOf<ResourceUsage>[] = [
  { ...text('resource'), of: (row) => row.resource },
  { ...text('status'), of: (row) => row.status },
  { ...number('lines'), of: (row) => row.lines },
  { ...number('cost'), of: (row) => row.cost },
  { ...text('currency'), of: (row) => row.currency },
  ...emissionsCellsUnless<ResourceUsage>(({ status }) => status === 'excluded'),
]

const SORTED_BY: Readonly<Record<string, PageOfRows['by']>> = { energy: 'energy', cost: 'cost', name: 'name' }

async function* pages(scope: Scope, { filter, method, factorSet, sort }: View) {
  const { key, descending } = readSorting(sort)
  let after: string | null = null
  do {
    const page = await usedResources(
      scope,
      { filter, method, factorSet },
      {
        by: SORTED_BY[key] ?? 'co2e',
        descending,
        limit: ROWS_AT_ONCE,
        ...(after === null ? {} : { after }),
      },
    )
    yield page.rows
    after = page.next
  } while (after !== null)
}

/** Every resource of a view, in the order asked for, all pages of it. */
export const resourcesTable = (scope: Scope, view: View): ExportTable =>
  lazyTable(() => pages(scope, view), COLUMNS)
