import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { CounterEdge } from '#lib/domain/retries/counters/counter-edge.ts'
import type { CounterSample, RouteRates } from '#lib/domain/retries/counters/counter-sample.ts'
import { linkerdRates } from '#lib/domain/retries/counters/linkerd-routes.ts'
import { increases } from '#lib/domain/retries/counters/series.ts'
import { fromCounters } from '#lib/domain/retries/from-counters.ts'
import { type RetryReport, retryReport } from '#lib/domain/retries/retry-report.ts'
import type { RootRule } from '#lib/domain/retries/root-rule.ts'
import { readTraceFile } from '#lib/engine/traces/read-trace-file.ts'
import { SpanStore } from '#lib/engine/traces/span-store.ts'
import { sumTraces } from '#lib/engine/traces/sum-traces.ts'
import { TRACES_ENGINE } from '#lib/engine/traces/traces-engine.ts'
import { readCounters } from '#lib/formats/metrics/read-counters.ts'
import { unknownTraces } from '#lib/formats/traces/read-traces.ts'

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

const SHOWN = 20

class Gathered {
  readonly samples: CounterSample[] = []
  readonly rates: RouteRates[] = []
  readonly first: DamagedLine[] = []
  damagedCount = 0

  constructor(readonly spans: SpanStore) {}

  damaged(file: string, line: number, why: string): void {
    if (this.damagedCount++ < SHOWN) this.first.push({ file, line, why })
  }
}

async function gather(file: string, into: Gathered): Promise<void> {
  const text = await readTraceFile(file, {
    span: (span) => {
      const why = into.spans.add(span)
      if (why !== null) into.damaged(file, 0, why)
    },
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

async function analyse(files: readonly string[], rule: RootRule, gathered: Gathered): Promise<RetryAnalysis> {
  for (const file of files) {
    try {
      await gather(file, gathered)
    } catch (error) {
      throw named(file, error)
    }
  }
  const sums = await sumTraces(gathered.spans.seal(), { relation: 'spans', isSorted: false }, rule)
  return {
    report: retryReport(sums),
    counters: [...fromCounters(increases(gathered.samples)), ...linkerdRates(gathered.rates)],
    damaged: { count: gathered.damagedCount, first: gathered.first },
  }
}

/**
 * Analyses files of traces and of retry counters together; a trace may be spread over files. Spans wait on disk until their trace is
 * whole.
 * @param rule when an answer counts as delivered
 * @throws AppError `file-not-found`, `file-empty`, `file-damaged`, `file-too-large`, `format-unknown`
 */
export async function analyseRetryFiles(files: readonly string[], rule: RootRule): Promise<RetryAnalysis> {
  const folder = await mkdtemp(join(tmpdir(), 'headroom-traces-'))
  try {
    const store = await SpanStore.open(folder, TRACES_ENGINE)
    try {
      return await analyse(files, rule, new Gathered(store))
    } finally {
      store.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
