import { SIGNALS, type Signal, signalOfKind } from '#lib/domain/logging/signal-of-kind.ts'
import type { Report } from '#lib/domain/report/emissions.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type KindRow, toKind } from '#lib/engine/facts/kind-row.ts'
import { type ReportQuestion, report } from './report.ts'
import { withFacts } from './with-facts.ts'

/** What bills say of metrics, or of traces. */
export interface SignalUsage {
  readonly signal: Signal
  /** By provider, service and usage type; null where no bill has any. */
  readonly report: Report | null
}

/** What bills say of metrics and of traces, each part of the report of the same filter. */
export async function signalUsage(
  scope: Scope,
  question: Omit<ReportQuestion, 'groupBy'>,
): Promise<readonly SignalUsage[]> {
  const kinds = await withFacts(scope, question.factorSet, async ({ connection }) => {
    const rows = await connection.select<KindRow>('SELECT * REPLACE (kind_id::VARCHAR AS kind_id) FROM kinds')
    return rows.map((row) => ({ id: row.kind_id, signal: signalOfKind(toKind(row)) }))
  })
  const { kind: wanted } = question.filter
  return Promise.all(
    SIGNALS.map(async (signal) => {
      const kind = kinds
        .filter((each) => each.signal === signal && (wanted?.includes(each.id) ?? true))
        .map(({ id }) => id)
      if (kind.length === 0) return { signal, report: null }
      const asked = { ...question, filter: { ...question.filter, kind } }
      return {
        signal,
        report: await report(scope, { ...asked, groupBy: ['provider', 'service', 'usageType'] }),
      }
    }),
  )
}
