import type { Method } from '#lib/domain/factors/factor-set.ts'
import type { StageOfKind } from '#lib/domain/logging/log-stage.ts'
import type { GbPerOperation } from '#lib/domain/logging/logging-report.ts'
import { isWritten, sumLogs, toLogRow } from '#lib/domain/logging/sum-logs.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import { HOURS_OF_DAY } from '#lib/domain/sci/counts/day-count.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import type { Connection } from '#lib/engine/duckdb/engine.ts'
import { boundaryLogSums } from '#lib/engine/facts/log-sums.ts'
import { countsInForce } from '#lib/store/counts-in-force.ts'
import { findBoundary } from '#lib/store/find-boundary.ts'

export interface AskedOperation {
  readonly boundary: string
  readonly operation: string
}

interface Logs {
  readonly asked: { readonly filter: UsageFilter; readonly method: Method }
  readonly kinds: ReadonlyMap<string, { readonly kind: Kind; readonly stage: StageOfKind }>
  readonly operation: AskedOperation
}

/**
 * GB that the components inside a boundary wrote for each operation, over the days of the period that were counted whole and that have
 * bytes. Of the filter, only its period and kinds count: the boundary says what else.
 *
 * @throws AppError `not-found`
 */
export async function gbPerOperation(
  scope: Scope,
  connection: Connection,
  { asked, kinds, operation }: Logs,
): Promise<GbPerOperation> {
  const { components } = await findBoundary(scope, operation.boundary)
  const { from, to, kind = [] } = asked.filter
  const filter = { ...(from && { from }), ...(to && { to }), kind }
  const selections = components.map(({ selection }) => selection)
  const found = await boundaryLogSums(connection, selections, { filter, method: asked.method })
  const rows = found.flatMap((row) => {
    const known = kinds.get(row.kind)
    const isInside = components[Number(row.component)]?.inside === true
    return known && isInside ? [{ day: row.day, ...toLogRow(row, known.kind, known.stage) }] : []
  })
  const written = rows.filter(({ gb, stage }) => gb !== null && isWritten(stage.stage))
  const billed = new Set(written.map(({ day }) => day))
  const counts = (await countsInForce(scope, operation)).filter(
    ({ day, coveredHours }) => coveredHours >= HOURS_OF_DAY && billed.has(day),
  )
  const days = new Set(counts.map(({ day }) => day))
  const writtenGb = sumLogs(written.filter(({ day }) => days.has(day))).writtenGb ?? 0
  const operations = counts.reduce((sum, { count }) => sum + count, 0)
  return {
    ...operation,
    days: days.size,
    operations,
    writtenGb,
    gbPerOperation: operations > 0 ? writtenGb / operations : null,
  }
}
