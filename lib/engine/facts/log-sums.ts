import type { Method } from '#lib/domain/factors/factor-set.ts'
import { RESOURCE_TYPE_LABEL } from '#lib/domain/logging/log-source.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import type { SummaryRow } from '#lib/domain/report/summary-row.ts'
import type { Selection } from '#lib/domain/sci/boundary.ts'
import type { Connection } from '../duckdb/engine.ts'
import { componentFacts } from './component-sums.ts'
import { needsLines } from './conditions.ts'
import { FACTS, summariseFrom, USAGE } from './summarise.ts'

/** The quantity in the bill's own unit, estimated or not. */
const QUANTITY = { quantity: `coalesce(sum(quantity) FILTER (status <> 'no-usage'), 0)::DOUBLE` }

interface Asked {
  /** With the kinds that are looked at. */
  readonly filter: UsageFilter
  readonly method: Method
}

interface QuantityRow extends SummaryRow {
  readonly kind: string
  readonly month: string
  readonly quantity: number
}

export interface TeamLogRow extends QuantityRow {
  readonly service: string
  readonly team: string
}

export interface SourceLogRow extends QuantityRow {
  readonly account: string
  readonly resource: string
  readonly resourceType: string
}

/** What was used of some kinds, by kind, month, service and team. Reads `usage` where a resource is asked for, else `facts`. */
export async function teamLogSums(connection: Connection, asked: Asked): Promise<readonly TeamLogRow[]> {
  const source = needsLines(asked.filter) ? USAGE : FACTS
  const groupBy = ['kind', 'month', 'service', 'team'] as const
  const rows = await summariseFrom(connection, { ...source, sums: QUANTITY }, { ...asked, groupBy })
  return rows as readonly SummaryRow[] as readonly TeamLogRow[]
}

/** The same by kind, month, account, resource and, on Google Cloud, the type of resource that wrote. Reads `usage`. */
export async function sourceLogSums(connection: Connection, asked: Asked): Promise<readonly SourceLogRow[]> {
  const resourceType = `coalesce(json_extract_string(o.tags, '/${RESOURCE_TYPE_LABEL}'), '')`
  const rows = await summariseFrom(
    connection,
    { ...USAGE, sums: QUANTITY, dimensions: { ...USAGE.dimensions, resourceType } },
    { ...asked, groupBy: ['kind', 'month', 'account', 'resource', 'resourceType'] },
  )
  return rows as readonly SummaryRow[] as readonly SourceLogRow[]
}

export interface DayLogRow extends QuantityRow {
  readonly day: string
  readonly component: string
}

/** What the components of a boundary used of some kinds, by kind and day. */
export async function boundaryLogSums(
  connection: Connection,
  selections: readonly Selection[],
  { filter, method }: Asked,
): Promise<readonly DayLogRow[]> {
  const source = componentFacts({ selections, withShared: false, groupBy: [], period: {} })
  const groupBy = ['component', 'kind', 'month', 'day'] as const
  const rows = await summariseFrom(connection, { ...source, sums: QUANTITY }, { groupBy, filter, method })
  return rows as readonly SummaryRow[] as readonly DayLogRow[]
}

/** Everything that selections come to, one row for each and currency. Usage belongs to the first that selects it. */
export async function selectionSums(
  connection: Connection,
  selections: readonly Selection[],
  { filter, method }: Asked,
): Promise<readonly (SummaryRow & { readonly component: string })[]> {
  const source = componentFacts({ selections, withShared: false, groupBy: [], period: {} })
  const rows = await summariseFrom(connection, source, { groupBy: ['component'] as const, filter, method })
  return rows as readonly SummaryRow[] as readonly (SummaryRow & { readonly component: string })[]
}
