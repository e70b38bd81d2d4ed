import type { Rejected } from '#lib/domain/report/build-report.ts'
import {
  type CHARGE_COLUMNS,
  FACT_DECIMAL,
  KIND_COLUMNS,
  OWNER_COLUMNS,
} from '#lib/domain/usage/charge-columns.ts'
import type { Connection } from './engine.ts'
import { idExpression } from './id-expression.ts'

const kindColumns = Object.keys(KIND_COLUMNS).join(', ')
const ownerColumns = Object.keys(OWNER_COLUMNS).join(', ')
const exact = (column: keyof typeof CHARGE_COLUMNS) => `sum(${column}::${FACT_DECIMAL}) AS ${column}`

/** What a roll-up keeps apart besides kind and currency: finer answers cost a larger table, not another scan. */
export interface Grain {
  readonly time: 'day' | 'month'
  readonly owners: boolean
}

/**
 * Reads the view `charges` once and leaves the relations that `summarise` asks: `facts`, `kinds`, `owners`.
 * Answers the rejected rows per currency and the period of the others.
 */
export async function rollUp(
  connection: Connection,
  grain: Grain,
): Promise<{
  readonly rejected: readonly Rejected[]
  readonly period: { start: string; end: string } | null
}> {
  const owners = grain.owners ? `${ownerColumns},` : ''
  await connection.run(`CREATE OR REPLACE TEMP TABLE rolled AS
    SELECT ${kindColumns}, ${owners} currency, reject_reason IS NOT NULL AS rejected,
      date_trunc('${grain.time}', charge_period_start)::DATE AS day,
      min(charge_period_start) AS first_start, max(charge_period_end) AS last_end,
      ${exact('quantity')}, ${exact('billed_cost')}, ${exact('effective_cost')}, ${exact('list_cost')},
      sum(greatest(effective_cost, 0)::${FACT_DECIMAL}) AS positive_cost, count(*) AS lines
    FROM charges GROUP BY ALL`)
  await connection.run(`CREATE OR REPLACE TEMP TABLE kinds AS
    SELECT ${idExpression(KIND_COLUMNS)} AS kind_id, * FROM (SELECT DISTINCT ${kindColumns} FROM rolled WHERE NOT rejected)`)
  await connection.run(`CREATE OR REPLACE TEMP TABLE owners AS
    SELECT ${grain.owners ? idExpression(OWNER_COLUMNS) : '0::UBIGINT'} AS owner_id, *
    FROM (SELECT DISTINCT ${grain.owners ? ownerColumns : Object.keys(OWNER_COLUMNS).map((name) => `'' AS ${name}`)}
          FROM rolled WHERE NOT rejected)`)
  await connection.run(`CREATE OR REPLACE TEMP TABLE facts AS
    SELECT day, ${idExpression(KIND_COLUMNS)} AS kind_id, ${grain.owners ? idExpression(OWNER_COLUMNS) : '0::UBIGINT'} AS owner_id,
      currency, quantity, billed_cost, effective_cost, list_cost, positive_cost, lines
    FROM rolled WHERE NOT rejected`)
  const rejected = await connection.select<Rejected>(`
    SELECT currency, sum(lines)::DOUBLE AS lines, coalesce(sum(effective_cost), 0)::DOUBLE AS cost
    FROM rolled WHERE rejected GROUP BY currency ORDER BY currency`)
  const [period] = await connection.select<{ start: string | null; end: string | null }>(`
    SELECT strftime(min(first_start), '%Y-%m-%d') AS start,
      strftime(date_trunc('day', max(last_end) + INTERVAL 1 DAY - INTERVAL 1 MICROSECOND), '%Y-%m-%d') AS "end"
    FROM rolled WHERE NOT rejected`)
  return { rejected, period: period?.start && period.end ? { start: period.start, end: period.end } : null }
}
