import { KIND_COLUMNS, OWNER_COLUMNS } from '#lib/domain/usage/charge-columns.ts'
import { AMOUNTS } from '#lib/formats/amounts.ts'
import { importSelects } from '#lib/formats/import-selects.ts'
import type { Connection } from '../duckdb/engine.ts'
import type { RecognisedBill } from '../files/open-bill.ts'
import { type Period, periodOf } from '../reading/period-of.ts'
import { alikeBills, sourceOf } from '../reading/read-bill.ts'
import { idExpression } from './id-expression.ts'

/** What the scans of the bills found. */
export interface Staged {
  /** Rows whose cells are wrong, with the EffectiveCost that could be read of them. */
  readonly rejected: { readonly lines: number; readonly cost: { currency: string; amount: number }[] }
  readonly period: Period | null
  readonly parts: readonly StagedPart[]
}

/** Of an import without any usage. */
export const NOTHING_STAGED: Staged = { rejected: { lines: 0, cost: [] }, period: null, parts: [] }

/** One provider, billing account and month of a bill. */
export interface StagedPart {
  readonly provider: string
  readonly billingAccountId: string
  /** First day of the month, ISO. */
  readonly billingPeriod: string
  readonly rows: number
}

/**
 * Prepares what `writePart` reads: `described` (descriptions and daily sums) and `lines` (every readable line with the ids of its kind
 * and owner). Two quick scans, one for what lines are and one for the lines, cost less than one that carries all text along; the
 * second happens while the part is written where there is only one. Tables may outgrow memory: give the engine a database file.
 */
export async function stageBills(connection: Connection, bills: readonly RecognisedBill[]): Promise<Staged> {
  const selects = alikeBills(bills).map((group, index) =>
    importSelects(group[0], group[0].columns, sourceOf(group), index),
  )
  await connection.run(`CREATE TABLE described AS
    SELECT ${idExpression(KIND_COLUMNS)} AS kind_id, ${idExpression(OWNER_COLUMNS)} AS owner_id, *
    FROM (${selects.map(({ descriptions }) => descriptions).join(' UNION ALL ')})`)
  await connection.run(`CREATE TABLE keys AS
    SELECT DISTINCT raw_key, kind_id, owner_id, provider, billing_account_id, currency FROM described WHERE NOT rejected`)
  const staged = await summary(connection)
  const lines = staged.parts.length > 1 ? 'TABLE' : 'TEMP VIEW'
  await connection.run(`CREATE ${lines} lines AS
    SELECT provider, billing_account_id, billing_period, kind_id, owner_id, currency, charge_period_start, resource_id, ${AMOUNTS.join(', ')}
    FROM (${selects.map((select) => select.lines).join(' UNION ALL ')}) JOIN keys USING (raw_key)`)
  return staged
}

async function summary(connection: Connection): Promise<Staged> {
  const cost = await connection.select<{ currency: string; amount: number; lines: number }>(
    `SELECT currency, coalesce(sum(effective_cost), 0)::DOUBLE AS amount, sum(lines)::DOUBLE AS lines
     FROM described WHERE rejected GROUP BY currency ORDER BY currency`,
  )
  const period = await periodOf(connection, 'described WHERE NOT rejected')
  const parts = await connection.select<StagedPart>(
    `SELECT provider, billing_account_id AS "billingAccountId", billing_period AS "billingPeriod", sum(lines)::DOUBLE AS rows
     FROM described WHERE NOT rejected GROUP BY ALL ORDER BY ALL`,
  )
  return {
    rejected: {
      lines: cost.reduce((sum, { lines }) => sum + lines, 0),
      cost: cost.map(({ currency, amount }) => ({ currency, amount })),
    },
    period,
    parts,
  }
}
