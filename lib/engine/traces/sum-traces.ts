import { analyseTrace } from '#lib/domain/retries/analyse-trace.ts'
import { mergeSums } from '#lib/domain/retries/merge-sums.ts'
import { noSums, type RetrySums } from '#lib/domain/retries/retry-sums.ts'
import type { RootRule } from '#lib/domain/retries/root-rule.ts'
import { settleOperations } from '#lib/domain/retries/settle-operations.ts'
import type { Connection } from '../duckdb/engine.ts'
import { forEachTrace } from './for-each-trace.ts'

/** Spans in the columns of `SPAN_COLUMNS`. */
interface Spans {
  /** SQL of a relation. */
  readonly relation: string
  /** Whether it has the spans of a trace one after the other. */
  readonly isSorted: boolean
}

/**
 * What traces add up to. Memory does not grow with them: of the operations of a service so many are told apart, and traces that are too
 * large to be judged are left out and counted.
 *
 * @param rule when an answer counts as delivered
 */
export async function sumTraces(
  connection: Connection,
  { relation, isSorted }: Spans,
  rule?: RootRule,
): Promise<RetrySums> {
  const sums = noSums()
  await forEachTrace(
    connection,
    relation,
    isSorted,
    (spans) => mergeSums(sums, analyseTrace(spans, rule)),
    (spans) => {
      sums.tooLargeTraces++
      sums.tooLargeSpans += spans
    },
  )
  settleOperations(sums)
  return sums
}
