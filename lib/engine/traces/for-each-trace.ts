import type { SpanRecord } from '#lib/domain/retries/span.ts'
import type { Connection } from '../duckdb/engine.ts'
import { SPAN_SELECT, type SpanRow, spanOf } from './span-columns.ts'

/** A trace is judged as a whole, in memory. No request makes as many spans: its id is that of many. */
const MOST_SPANS = 100_000
/** Nor may its attributes and events hold more text. */
const MOST_CHARACTERS = 50_000_000

/**
 * Hands over trace after trace. What it keeps in memory does not grow with their number, nor with the spans of one.
 *
 * @param relation spans in the columns of `SPAN_COLUMNS`
 * @param isSorted whether the relation has the spans of a trace one after the other
 * @param leaveOut is told of how many spans a trace is that has more than can be judged
 */
export async function forEachTrace(
  connection: Connection,
  relation: string,
  isSorted: boolean,
  take: (spans: readonly SpanRecord[]) => void,
  leaveOut: (spans: number) => void,
): Promise<void> {
  let spans: SpanRecord[] = []
  let [trace, count, characters] = ['', 0, 0]
  const isTooLarge = (): boolean => count > MOST_SPANS || characters > MOST_CHARACTERS
  const end = (): void => {
    if (isTooLarge()) leaveOut(count)
    else if (count > 0) take(spans)
    spans = []
    count = 0
    characters = 0
  }
  const order = isSorted ? '' : 'ORDER BY trace, start_ns, id'
  for await (const rows of connection.stream<SpanRow>(`SELECT ${SPAN_SELECT} FROM ${relation} ${order}`))
    for (const row of rows) {
      if (row.trace !== trace) end()
      trace = row.trace
      count++
      characters += row.attrs.length + row.events.length
      if (isTooLarge()) spans = []
      else spans.push(spanOf(row))
    }
  end()
}
