import type { Method } from '#lib/domain/factors/factor-set.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import type { Connection } from '../duckdb/engine.ts'
import { quoteLiteral } from '../duckdb/quote.ts'
import { chosenRows } from './chosen-rows.ts'
import { conditions, needsLines } from './conditions.ts'

/** As `safeCell` of lib/domain: what a spreadsheet may take for a formula. */
const FORMULA = String.raw`'^(?:[\s\p{Cc}\p{Z}]*[=+\-@＝＋－＠]|[\t\r])'`

const safe = (expression: string): string =>
  `CASE WHEN regexp_matches(${expression}, ${FORMULA}) THEN '''' || ${expression} ELSE ${expression} END`

/**
 * Writes the facts that a filter chooses as CSV: one row per day, kind, owner and currency of each part (of a filter by resource or
 * line, each line), amounts as exact decimals, text made safe for spreadsheets. Rows are in an order of their own values, so that
 * equal facts give equal bytes. Reads `facts`, `usage`, `kinds`, `owners`, `teams`, `coefficients` and `intensities`; what it keeps in
 * memory does not grow with the lines.
 */
export async function writeLines(
  connection: Connection,
  { filter, method }: { readonly filter: UsageFilter; readonly method: Method },
  path: string,
): Promise<void> {
  const where = conditions(filter)
  await connection.run(
    `COPY (
  SELECT strftime(f.day, '%Y-%m-%d') AS day, f.kind_id::VARCHAR AS kind_id, f.quantity, f.list_cost, f.effective_cost,
    ${safe('f.currency')} AS currency, f.lines, ${safe('o.sub_account_id')} AS account, ${safe('t.team')} AS team,
    ${safe('o.tags')} AS tags
  FROM ${chosenRows(needsLines(filter) ? 'usage' : 'facts', where)}
  ORDER BY day, kind_id, o.billing_account_id, account, tags, currency, quantity, list_cost, effective_cost, f.lines
) TO ${quoteLiteral(path)} (FORMAT csv, HEADER)`,
    { ...where.params, method },
  )
}
