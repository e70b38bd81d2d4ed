import type { ColumnMapping } from '#lib/domain/imports/column-mapping.ts'
import type { Gap, Recognition } from '../recognised-export.ts'
import type { SourceColumns } from '../source-column.ts'
import { requireMappedColumns } from './require-mapped-columns.ts'

/** What it costs the reader where a table has no such column. */
const COSTS = {
  quantity: 'Usage is estimated from its price alone, where the currency is USD, and not at all elsewhere.',
  cost: 'The cost of all usage is unknown: no share of it can be shown, and usage that only a price could measure is left out.',
  usageType: 'Usage is classified by its service alone.',
  unit: 'Units are what the usage type implies; where it implies none, usage is estimated from its price.',
  currency: 'Costs have no currency, and no estimate can be made from them.',
  region: 'No line has a region, so no grid is known for it.',
  account: 'All lines are of one account without a name.',
  resource: 'No drill-down to single resources.',
} as const satisfies Partial<Record<keyof ColumnMapping, string>>

/** What a person calls each of them. */
const WORDS: Readonly<Record<keyof typeof COSTS, string>> = {
  quantity: 'quantity',
  cost: 'cost',
  usageType: 'usage type',
  unit: 'unit',
  currency: 'currency',
  region: 'region',
  account: 'account',
  resource: 'resource',
}

/**
 * What is known of a table by its mapping.
 * @throws AppError `column-missing` where the mapping names a column that the file lacks
 */
export function recogniseMapped(columns: SourceColumns, mapping: ColumnMapping): Recognition {
  requireMappedColumns(
    mapping,
    columns.all.map(({ header }) => header),
  )
  const names = Object.keys(COSTS) as (keyof typeof COSTS)[]
  const gaps: Gap[] = names
    .filter((name) => mapping[name] === null)
    .map((name) => ({ column: WORDS[name], cost: COSTS[name] }))
  if (mapping.tags.length === 0)
    gaps.push({ column: 'tags', cost: 'Teams can be told apart by account only.' })
  return { version: mapping.name, generator: 'not stated', gaps, mapping }
}
