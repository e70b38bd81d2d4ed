import { expressionsOf } from '#lib/formats/charge-select.ts'
import { formatOf } from '#lib/formats/formats.ts'
import { rawDescription } from '#lib/formats/raw-description.ts'
import type { Connection } from '../duckdb/engine.ts'
import { quoteLiteral, quotePath } from '../duckdb/quote.ts'
import type { RecognisedBill } from '../files/open-bill.ts'
import { type Period, periodOf } from './period-of.ts'

/**
 * The days that a Parquet bill of usage covers, from the statistics in its footer: no row is read. Null where the footer does not
 * say, or the bill is no Parquet. A line begins where its latest date column says (that of the usage, not of the billing period).
 */
export async function parquetPeriod(connection: Connection, bill: RecognisedBill): Promise<Period | null> {
  if (bill.container.kind !== 'parquet' || formatOf(bill.format).dataset !== 'usage') return null
  const charges = expressionsOf(bill, bill.columns)
  const madeFrom = (column: 'charge_period_start' | 'charge_period_end'): string => {
    const { cells } = rawDescription(charges, bill.columns, [column])
    const headers = cells.map(({ header }) => quoteLiteral(header))
    return headers.length === 0 ? 'false' : `path_in_schema IN (${headers.join(', ')})`
  }
  return periodOf(
    connection,
    `(SELECT max(first) FILTER (is_start) AS first_start, max(last) FILTER (is_end) AS last_end
      FROM (SELECT ${madeFrom('charge_period_start')} AS is_start, ${madeFrom('charge_period_end')} AS is_end,
        min(TRY_CAST(stats_min_value AS TIMESTAMP)) AS first, max(TRY_CAST(stats_max_value AS TIMESTAMP)) AS last
        FROM parquet_metadata(${quotePath(bill.path)}) GROUP BY path_in_schema))`,
  )
}
