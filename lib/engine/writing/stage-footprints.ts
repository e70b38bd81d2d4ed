import { FOOTPRINT_COLUMNS, FOOTPRINT_ROW_COLUMNS } from '#lib/domain/usage/footprint-columns.ts'
import { footprintSelect } from '#lib/formats/footprint-select.ts'
import { formatOf } from '#lib/formats/formats.ts'
import type { Connection } from '../duckdb/engine.ts'
import type { RecognisedBill } from '../files/open-bill.ts'
import { type Period, periodOf } from '../reading/period-of.ts'
import { alikeBills, sourceOf } from '../reading/read-bill.ts'
import type { StagedPart } from './stage-bills.ts'

/** What the files of providers' own carbon figures came to. */
export interface StagedFootprints {
  readonly parts: readonly StagedPart[]
  readonly rejectedLines: number
  readonly period: Period | null
}

const MONTH = 'provider, billing_account_id, billing_period_start'
const THING = `${MONTH}, sub_account_id, service_code, region`

/** The numbers of a version, so that v10.0 comes after v9.1. */
const VERSION = `list_transform(regexp_extract_all(model_version, '[0-9]+'), lambda number: lpad(right(number, 18), 18, '0'))`

/**
 * Creates the table `footprints` of `FOOTPRINT_COLUMNS`, without what the files tell twice: of several model versions of a month the
 * newest, of several refreshes of one row the newest, of several ways to break a month down the coarsest.
 */
export async function stageFootprints(
  connection: Connection,
  bills: readonly RecognisedBill[],
): Promise<StagedFootprints> {
  const declared = Object.entries(FOOTPRINT_ROW_COLUMNS).map(([name, type]) => `${name} ${type}`)
  await connection.run(`CREATE OR REPLACE TABLE footprint_rows (${declared.join(', ')})`)
  const official = bills.filter(({ format }) => formatOf(format).dataset === 'footprints')
  for (const group of alikeBills(official)) {
    await connection.run(
      `INSERT INTO footprint_rows ${footprintSelect(group[0], group[0].columns, sourceOf(group))}`,
    )
  }
  await connection.run(`CREATE OR REPLACE TABLE footprints AS
    SELECT ${Object.keys(FOOTPRINT_COLUMNS).join(', ')}, strftime(billing_period_start, '%Y-%m-%d') AS billing_period FROM (
      SELECT * FROM (SELECT * FROM footprint_rows WHERE reject_reason IS NULL QUALIFY rank() OVER (PARTITION BY ${MONTH} ORDER BY ${VERSION} DESC) = 1)
      QUALIFY rank() OVER (PARTITION BY ${MONTH} ORDER BY breakdown) = 1
        AND rank() OVER (PARTITION BY ${THING} ORDER BY refreshed DESC NULLS LAST) = 1)`)
  const parts = await connection.select<StagedPart>(
    `SELECT provider, billing_account_id AS "billingAccountId", billing_period AS "billingPeriod", count(*)::DOUBLE AS rows
     FROM footprints GROUP BY ALL ORDER BY ALL`,
  )
  const [rejected] = await connection.select<{ lines: number }>(
    'SELECT count(*)::DOUBLE AS lines FROM footprint_rows WHERE reject_reason IS NOT NULL',
  )
  const period = await periodOf(
    connection,
    `(SELECT billing_period_start AS first_start, billing_period_start + INTERVAL 1 MONTH AS last_end FROM footprints)`,
  )
  return { parts, rejectedLines: rejected?.lines ?? 0, period }
}
