import { AppError } from '#lib/domain/errors/app-error.ts'
import { analyseTrace } from '#lib/domain/retries/analyse-trace.ts'
import type { CounterEdge } from '#lib/domain/retries/counters/counter-edge.ts'
import type { CounterSample, RouteRates } from '#lib/domain/retries/counters/counter-sample.ts'
import { linkerdRates } from '#lib/domain/retries/counters/linkerd.ts'
import { fromCounters } from '#lib/domain/retries/from-counters.ts'
import { mergeSums } from '#lib/domain/retries/merge-sums.ts'
import { type RetryReport, retryReport } from '#lib/domain/retries/retry-report.ts'
import { noSums } from '#lib/domain/retries/retry-sums.ts'
import type { RootRule } from '#lib/domain/retries/root-rule.ts'
import type { SpanRecord } from '#lib/domain/retries/span.ts'
import { readCounters } from '#lib/formats/metrics/read-counters.ts'
import { readTraces, unknownTraces } from '#lib/formats/traces/read-traces.ts'
import { openText } from './open-text.ts'

/** A line of a file of which something could not be read. */
export interface DamagedLine {
  readonly file: string
  readonly line: number
  readonly why: string
}

/** The analysis of files of traces and counters. */
export interface RetryAnalysis {
  readonly report: RetryReport
  readonly counters: readonly CounterEdge[]
  /** How many lines could not be read, and the first of them. */
  readonly damaged: { readonly count: number; readonly first: readonly DamagedLine[] }
}

/** Spans are kept until their trace is whole: more than these fit in no ordinary memory. */
const MOST_SPANS = 4_000_000
const SHOWN = 20

class Gathered {
  readonly traces = new Map<string, SpanRecord[]>()
  readonly samples: CounterSample[] = []
  readonly rates: RouteRates[] = []
  readonly first: DamagedLine[] = []
  damagedCount = 0
  private spans = 0

  add(span: SpanRecord): void {
    if (++this.spans > MOST_SPANS)
      throw new AppError(
        'file-too-large',
        `The files hold more than ${MOST_SPANS} spans, which is what one analysis keeps in memory.`,
        'Analyse fewer files at a time, such as one hour of traces.',
      )
    const same = this.traces.get(span.trace)
    if (same) same.push(span)
    else this.traces.set(span.trace, [span])
  }

  damaged(file: string, line: number, why: string): void {
    if (this.damagedCount++ < SHOWN) this.first.push({ file, line, why })
  }
}

async function gather(file: string, into: Gathered): Promise<void> {
  const text = await readTraces(openText(file), {
    span: (span) => into.add(span),
    damaged: (line, why) => into.damaged(file, line, why),
  })
  if (text === null) return
  const counters = readCounters(text)
  if (!counters) throw unknownTraces()
  for (const sample of counters.samples) into.samples.push(sample)
  for (const rate of counters.rates) into.rates.push(rate)
  for (const line of counters.damaged) into.damaged(file, line, 'not a sample of a counter')
}

/** Says which of several files is meant. */
function named(file: string, error: unknown): unknown {
  if (!(error instanceof AppError) || error.happened.includes(file)) return error
  return new AppError(error.code, `${file}: ${error.happened}`, error.next, error)
}

/**
 * Analyses files of traces and of retry counters together; a trace may be spread over files.
 * @param rule when an answer counts as delivered
 * @throws AppError `file-not-found`, `file-empty`, `file-damaged`, `file-too-large`, `format-unknown`
 */
export async function analyseRetryFiles(files: readonly string[], rule: RootRule): Promise<RetryAnalysis> {
  const gathered = new Gathered()
  for (const file of files) {
    try {
      await gather(file, gathered)
    } catch (error) {
      throw named(file, error)
    }
  }
  const sums = noSums()
  for (const [trace, spans] of gathered.traces) {
    mergeSums(sums, analyseTrace(spans, rule))
    gathered.traces.delete(trace)
  }
  return {
    report: retryReport(sums),
    counters: [...fromCounters(gathered.samples), ...linkerdRates(gathered.rates)],
    damaged: { count: gathered.damagedCount, first: gathered.first },
  }
}
