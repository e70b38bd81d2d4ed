import type { SourceColumn } from '../source-column.ts'
import { nestedText } from './nested-text.ts'

/** Larger amounts are no money. */
const LIMIT = '1e15'

const AMOUNTS = `CASE json_type(credits) WHEN 'NULL' THEN [] WHEN 'ARRAY' THEN json_extract_string(credits, '$[*].amount')
  ELSE [json_extract_string(credits, '$')] END`
const COUNT = `CASE json_type(credits) WHEN 'NULL' THEN 0 WHEN 'ARRAY' THEN json_array_length(credits) ELSE 1 END`

/**
 * Sum of the amounts of a row's credits, which are negative; 0 where there are none, NULL where not every one can be read. A flattened
 * table may hold the sum itself.
 */
export function creditsTotal({ sql }: SourceColumn): string {
  const readable = `list_filter(TRY_CAST(${AMOUNTS} AS DOUBLE[]), lambda amount: abs(amount) < ${LIMIT})`
  const total = `CASE WHEN len(amounts) = ${COUNT} THEN coalesce(list_sum(amounts), 0) END`
  const sum = `list_transform([${readable}], lambda amounts: ${total})[1]`
  return `CASE WHEN coalesce(${sql}, '') IN ('', '[]') THEN 0 ELSE list_transform([${nestedText(sql)}], lambda credits: ${sum})[1] END`
}
