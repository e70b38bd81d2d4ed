import type { CurrencyAmount, Emissions } from '../report/emissions.ts'
import type { LogStage } from './log-stage.ts'

/** What some lines of logs come to: part of every other total, never beside it. */
export interface LogSums extends Emissions {
  /**
   * GB of each stage, of storage GB-months; null where its lines count no bytes. Stages are never added: the same byte is taken in, kept
   * and read.
   */
  readonly gb: Readonly<Partial<Record<LogStage, number | null>>>
  /** Taken in and vended: what was written. Null where no line says. */
  readonly writtenGb: number | null
  readonly lines: number
  /** Lines whose quantity is no bytes: capacity, minutes, or bytes counted at their ingestion. */
  readonly linesWithoutBytes: number
  readonly cost: readonly CurrencyAmount[]
}
