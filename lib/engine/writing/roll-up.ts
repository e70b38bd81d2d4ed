import type { Rejected } from '#lib/domain/report/build-report.ts'
import { KIND_COLUMNS, OWNER_COLUMNS } from '#lib/domain/usage/charge-columns.ts'
import { describingColumns, type Grain, ROLLED_SUMS, rolledSelect } from '#lib/formats/rolled-select.ts'
import type { Connection } from '../duckdb/engine.ts'
import type { RecognisedBill } from '../files/open-bill.ts'
import { type Period, periodOf } from '../reading/period-of.ts'
import { alikeBills, sourceOf } from '../reading/read-bill.ts'
import { countUnreadableRows } from '../reading/unreadable-rows.ts'
import { idExpression } from './id-expression.ts'

const names = (columns: Readonly<Record<string, string>>): string => Object.keys(columns).join(', ')

/** One owner of everything, where nobody asks who it is. */
const NO_OWNER = Object.keys(OWNER_COLUMNS).map((name) => `'${name === 'tags' ? '{}' : ''}' AS ${name}`)

/**
 * Reads bills once and leaves the relations that `summarise` asks: `facts`, `kinds`, `owners`. Answers the
 * rejected rows per currency and the period of the others.
 */
export async function rollUp(
  connection: Connection,
  bills: readonly RecognisedBill[],
  grain: Grain,
): Promise<{
  readonly rejected: Rejected
  readonly period: Period | null
}> {
  const selects = alikeBills(bills).map((group) =>
    rolledSelect(group[0], group[0].columns, sourceOf(group), grain),
  )
  const described = describingColumns(grain).map(([name]) => name)
  await connection.run(`CREATE OR REPLACE TEMP TABLE rolled AS
    SELECT ${described.join(', ')}, rejected, day, min(first_start) AS first_start, max(last_end) AS last_end,
      ${ROLLED_SUMS.map((name) => `sum(${name}) AS ${name}`).join(', ')}
    FROM (${selects.join(' UNION ALL ')}) GROUP BY ALL`)
  const ownerId = grain.owners ? idExpression(OWNER_COLUMNS) : '0::UBIGINT'
  await connection.run(`CREATE OR REPLACE TEMP TABLE kinds AS
    SELECT ${idExpression(KIND_COLUMNS)} AS kind_id, * FROM (SELECT DISTINCT ${names(KIND_COLUMNS)} FROM rolled WHERE NOT rejected)`)
  await connection.run(`CREATE OR REPLACE TEMP TABLE owners AS
    SELECT ${ownerId} AS owner_id, *
    FROM (SELECT DISTINCT ${grain.owners ? names(OWNER_COLUMNS) : NO_OWNER} FROM rolled WHERE NOT rejected)`)
  await connection.run(`CREATE OR REPLACE TEMP TABLE facts AS
    SELECT day, ${idExpression(KIND_COLUMNS)} AS kind_id, ${ownerId} AS owner_id, currency, ${ROLLED_SUMS.join(', ')}
    FROM rolled WHERE NOT rejected`)
  const rejected = await connection.select<{ currency: string; lines: number; amount: number }>(`
    SELECT currency, sum(lines)::DOUBLE AS lines, coalesce(sum(effective_cost), 0)::DOUBLE AS amount
    FROM rolled WHERE rejected GROUP BY currency ORDER BY currency`)
  const period = await periodOf(connection, 'rolled WHERE NOT rejected')
  const unreadable = await countUnreadableRows(connection, bills)
  return {
    rejected: { lines: rejected.reduce((sum, row) => sum + row.lines, unreadable), cost: rejected },
    period,
  }
}
