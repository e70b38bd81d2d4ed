import { join } from 'node:path'
import type { OfficialMonth, OfficialService } from '#lib/domain/report/build-footprint-report.ts'
import type { OfficialFigures } from '#lib/domain/report/footprint-report.ts'
import { FOOTPRINT_COLUMNS } from '#lib/domain/usage/footprint-columns.ts'
import type { Connection } from '../duckdb/engine.ts'
import { quotePath } from '../duckdb/quote.ts'
import type { FactSource } from './counted-facts.ts'
import { FOOTPRINTS_FILE } from './part-files.ts'

const FIGURES: Readonly<Record<keyof OfficialFigures, keyof typeof FOOTPRINT_COLUMNS>> = {
  scope1Kg: 'scope1_kg',
  scope2LocationKg: 'scope2_location_kg',
  scope2MarketKg: 'scope2_market_kg',
  scope3LocationKg: 'scope3_location_kg',
  scope3MarketKg: 'scope3_market_kg',
  totalLocationKg: 'total_location_kg',
  totalMarketKg: 'total_market_kg',
  totalUnstatedKg: 'total_unstated_kg',
}

/** A sum of which one part is unknown is unknown. Exact to a microgram, so that it does not depend on order. */
const SUMS = Object.entries(FIGURES)
  .map(
    ([name, column]) =>
      `CASE WHEN count(${column}) = count(*) THEN sum(CAST(${column} AS DECIMAL(38, 9)))::DOUBLE END AS "${name}"`,
  )
  .join(', ')

/** Months that are asked about, `YYYY-MM`, and providers; absent means all. */
export interface FootprintFilter {
  readonly from?: string
  readonly to?: string
  readonly provider?: readonly string[]
}

/** Our facts of the accounts and months that both sides have. */
export const COMPARED_FACTS: FactSource<'month' | 'provider' | 'serviceCode'> = {
  relation: 'compared_facts',
  dimensions: { month: `strftime(f.day, '%Y-%m')`, provider: 'k.provider', serviceCode: 'k.service_code' },
}

/**
 * Puts footprints beside the facts on the connection: `footprints`, `compared` (month, provider and account that both have; every account
 * of ours where theirs names none) and `compared_facts`. Needs `facts`, `kinds` and `owners`.
 * @param folders of the parts of the dataset `footprints`
 */
export async function openFootprints(
  connection: Connection,
  folders: readonly string[],
  { from, to, provider }: FootprintFilter,
): Promise<void> {
  const files = folders.map((folder) => quotePath(join(folder, FOOTPRINTS_FILE)))
  const columns = Object.entries(FOOTPRINT_COLUMNS)
  const source =
    files.length === 0
      ? `SELECT ${columns.map(([name, type]) => `NULL::${type} AS ${name}`).join(', ')} WHERE false`
      : `FROM read_parquet([${files.join(', ')}])`
  const named = (provider ?? []).map((_, index) => `$provider${index}`)
  const conditions = [
    ...(from === undefined ? [] : ['month >= $from']),
    ...(to === undefined ? [] : ['month <= $to']),
    ...(provider === undefined ? [] : [named.length === 0 ? 'false' : `provider IN (${named.join(', ')})`]),
  ]
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE footprints AS SELECT * FROM (
       SELECT strftime(billing_period_start, '%Y-%m') AS month, * FROM (${source})) WHERE ${['true', ...conditions].join(' AND ')}`,
    {
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...Object.fromEntries((provider ?? []).map((name, index) => [`provider${index}`, name])),
    },
  )
  await connection.run(`CREATE OR REPLACE TEMP TABLE billed_accounts AS
    SELECT strftime(f.day, '%Y-%m') AS month, k.provider, o.sub_account_id AS account
    FROM facts f JOIN kinds k USING (kind_id) JOIN owners o USING (owner_id) GROUP BY ALL`)
  await connection.run(`CREATE OR REPLACE TEMP TABLE official_accounts AS
    SELECT month, provider, sub_account_id AS account, bool_and(sub_account_id <> '') OVER (PARTITION BY month, provider) AS told
    FROM (SELECT DISTINCT month, provider, sub_account_id FROM footprints)`)
  await connection.run(`CREATE OR REPLACE TEMP TABLE compared AS
    SELECT DISTINCT b.month, b.provider, b.account, a.told FROM billed_accounts b JOIN official_accounts a
      ON a.month = b.month AND a.provider = b.provider AND (NOT a.told OR a.account = b.account)`)
  await connection.run(`CREATE OR REPLACE TEMP VIEW compared_facts AS
    SELECT f.* FROM facts f JOIN kinds k USING (kind_id) JOIN owners o USING (owner_id)
      SEMI JOIN compared c ON c.month = strftime(f.day, '%Y-%m') AND c.provider = k.provider AND c.account = o.sub_account_id`)
}

/** The months of `footprints`, latest first, as the providers have them. */
export const officialMonths = (connection: Connection): Promise<OfficialMonth[]> =>
  connection.select<OfficialMonth>(
    `WITH official AS (
       SELECT month, provider, max(model_version) AS "modelVersion", ${SUMS} FROM footprints GROUP BY month, provider
     ), counted AS (
       SELECT coalesce(a.month, b.month) AS month, coalesce(a.provider, b.provider) AS provider, bool_and(a.told) AS told,
         count(*) FILTER (a.account IS NOT NULL AND b.account IS NOT NULL)::DOUBLE AS in_both,
         count(*) FILTER (b.account IS NULL)::DOUBLE AS only_official, count(*) FILTER (a.account IS NULL)::DOUBLE AS only_bills
       FROM official_accounts a FULL JOIN billed_accounts b
         ON a.month = b.month AND a.provider = b.provider AND a.account = b.account GROUP BY ALL
     ), seen AS (
       SELECT strftime(f.day, '%Y-%m') AS month, k.provider, count(DISTINCT f.day)::DOUBLE AS days,
         count(DISTINCT f.day) = 1 AND day(min(f.day)) = 1 AS is_monthly
       FROM compared_facts f JOIN kinds k USING (kind_id) GROUP BY ALL
     )
     SELECT official.*, told AS "accountsTold", in_both AS "both", only_official AS "onlyOfficial", only_bills AS "onlyBills",
       coalesce(days, 0) AS days, coalesce(is_monthly, false) AS "isMonthly"
     FROM official JOIN counted USING (month, provider) LEFT JOIN seen USING (month, provider) ORDER BY month DESC, provider`,
  )

/** What the providers say of the accounts that both have, by service and (null) for all of them. */
export const officialServices = (connection: Connection): Promise<OfficialService[]> =>
  connection.select<OfficialService>(
    `SELECT month, provider, CASE WHEN grouping(service_code) = 0 THEN service_code END AS "serviceCode",
       CASE WHEN grouping(service_code) = 0 THEN max(service_name) END AS "serviceName", ${SUMS}
     FROM footprints f SEMI JOIN compared c
       ON c.month = f.month AND c.provider = f.provider AND (c.account = f.sub_account_id OR NOT c.told)
     GROUP BY GROUPING SETS ((month, provider), (month, provider, service_code)) ORDER BY month, provider, service_code NULLS FIRST`,
  )
