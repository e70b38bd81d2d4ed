import type { CurrencyAmount, Emissions } from '../report/emissions.ts'
import type { LogSource } from './log-source.ts'
import type { LogClass, LogQuantity, LogStage } from './log-stage.ts'

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

export interface StageSums extends LogSums {
  readonly stage: LogStage
}

/** What is billed under one usage type. */
export interface LogKindSums extends LogSums {
  readonly stage: LogStage
  readonly quantity: LogQuantity
  readonly logClass: LogClass | null
  readonly vendedBy: string | null
  readonly provider: string
  readonly service: string
  readonly usageType: string
}

export interface SourceSums extends LogSums {
  readonly account: string
  readonly source: LogSource
}

/** GB written within a boundary for each of its operations, of days that were counted whole. */
export interface GbPerOperation {
  readonly boundary: string
  readonly operation: string
  readonly days: number
  readonly operations: number
  readonly writtenGb: number
  /** Null where nothing was counted, or no bytes are known. */
  readonly gbPerOperation: number | null
}

export interface LoggingReport {
  readonly factorSet: string
  readonly method: 'location' | 'market'
  /** `end` is exclusive; ISO dates. */
  readonly period: { readonly start: string; readonly end: string } | null
  readonly total: LogSums
  /** In the order of the stages. */
  readonly stages: readonly StageSums[]
  /** These with the most carbon first. */
  readonly kinds: readonly LogKindSums[]
  readonly services: readonly (LogSums & { readonly service: string })[]
  readonly teams: readonly (LogSums & { readonly team: string })[]
  /** At most so many as were asked for. */
  readonly sources: readonly SourceSums[]
  readonly sourceCount: number
  /** All sources that are not listed. */
  readonly otherSources: LogSums | null
  /** Null where no operation was asked for. */
  readonly perOperation: GbPerOperation | null
}
