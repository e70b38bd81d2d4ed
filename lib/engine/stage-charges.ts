import { FACT_DECIMAL, KIND_COLUMNS, OWNER_COLUMNS } from '#lib/domain/usage/charge-columns.ts'
import type { Connection } from './engine.ts'
import { idExpression } from './id-expression.ts'

/** What one scan of the bills found. */
export interface Staged {
  /** Rows whose cells are wrong, with the EffectiveCost that could be read of them. */
  readonly rejected: { readonly lines: number; readonly cost: { currency: string; amount: number }[] }
  readonly period: { readonly start: string; readonly end: string } | null
  readonly parts: readonly StagedPart[]
}

/** One provider, billing account and month of a bill. */
export interface StagedPart {
  readonly provider: string
  readonly billingAccountId: string
  /** First day of the month, ISO. */
  readonly billingPeriod: string
  readonly rows: number
}

const kindColumns = Object.keys(KIND_COLUMNS).join(', ')
const ownerColumns = Object.keys(OWNER_COLUMNS).join(', ')
const decimals = ['quantity', 'billed_cost', 'effective_cost', 'list_cost']
  .map((name) => `CAST(${name} AS ${FACT_DECIMAL}) AS ${name}`)
  .join(', ')

/**
 * Scans the view `charges` once into the table `staged`, which `writePart` reads: canonical rows with kind and owner ids and exact
 * amounts. The table may outgrow memory, so the engine should have a database file.
 */
export async function stageCharges(connection: Connection): Promise<Staged> {
  await connection.run(`CREATE TABLE staged AS
    SELECT ${idExpression(KIND_COLUMNS)} AS kind_id, ${idExpression(OWNER_COLUMNS)} AS owner_id, ${kindColumns}, ${ownerColumns},
      CAST(billing_period_start AS VARCHAR) AS billing_period, charge_period_start, charge_period_end, resource_id, currency, ${decimals},
      reject_reason IS NOT NULL AS rejected
    FROM charges`)
  const cost = await connection.select<{ currency: string; amount: number; lines: number }>(
    `SELECT currency, coalesce(sum(effective_cost), 0)::DOUBLE AS amount, count(*)::DOUBLE AS lines
     FROM staged WHERE rejected GROUP BY currency ORDER BY currency`,
  )
  const [period] = await connection.select<{ start: string | null; end: string | null }>(
    `SELECT strftime(min(charge_period_start), '%Y-%m-%d') AS start,
       strftime(date_trunc('day', max(charge_period_end) + INTERVAL 1 DAY - INTERVAL 1 MICROSECOND), '%Y-%m-%d') AS "end"
     FROM staged WHERE NOT rejected`,
  )
  const parts = await connection.select<StagedPart>(
    `SELECT provider, billing_account_id AS "billingAccountId", billing_period AS "billingPeriod", count(*)::DOUBLE AS rows
     FROM staged WHERE NOT rejected GROUP BY ALL ORDER BY ALL`,
  )
  return {
    rejected: {
      lines: cost.reduce((sum, { lines }) => sum + lines, 0),
      cost: cost.map(({ currency, amount }) => ({ currency, amount })),
    },
    period: period?.start && period.end ? { start: period.start, end: period.end } : null,
    parts,
  }
}
