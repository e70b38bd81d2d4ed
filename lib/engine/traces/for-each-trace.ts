import { AppError } from '#lib/domain/errors/app-error.ts'
import type { SpanRecord } from '#lib/domain/retries/span.ts'
import type { Connection } from '../duckdb/engine.ts'
import { SPAN_SELECT, type SpanRow, spanOf } from './span-columns.ts'

/** A trace is judged as a whole, in memory. No system makes traces as large. */
export const MOST_SPANS_OF_A_TRACE = 500_000

const tooLarge = (): AppError =>
  new AppError(
    'file-too-large',
    `One trace holds more than ${MOST_SPANS_OF_A_TRACE} spans.`,
    'Check that every request has a trace id of its own.',
  )

/**
 * Hands over trace after trace. What it keeps in memory does not grow with their number.
 *
 * @param relation spans in the columns of `SPAN_COLUMNS`
 * @param isSorted whether the relation has the spans of a trace one after the other
 * @throws AppError `file-too-large`
 */
export async function forEachTrace(
  connection: Connection,
  relation: string,
  isSorted: boolean,
  take: (spans: readonly SpanRecord[]) => void,
): Promise<void> {
  let spans: SpanRecord[] = []
  const order = isSorted ? '' : 'ORDER BY trace, start_ns, id'
  for await (const rows of connection.stream<SpanRow>(`SELECT ${SPAN_SELECT} FROM ${relation} ${order}`))
    for (const row of rows) {
      if (spans[0] && spans[0].trace !== row.trace) {
        take(spans)
        spans = []
      }
      spans.push(spanOf(row))
      if (spans.length > MOST_SPANS_OF_A_TRACE) throw tooLarge()
    }
  if (spans.length > 0) take(spans)
}
