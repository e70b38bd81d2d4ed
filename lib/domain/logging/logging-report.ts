import type { ActionableSource } from './billed/actionable-sums.ts'
import type { BilledAdvice } from './billed/billed-advice.ts'
import type { BilledSample } from './billed/billed-sample.ts'
import type { LogCluster } from './billed/log-clusters.ts'
import type { AuditMark, SampleAttachment } from './billed/log-marks.ts'
import type { SourceProposal } from './billed/propose-source.ts'
import type { LogVolume } from './log-report.ts'
import type { LogSource } from './log-source.ts'
import type { LogClass, LogQuantity, LogStage } from './log-stage.ts'
import type { LogSums } from './log-sums.ts'

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

export interface SourceSums extends LogSums, ActionableSource {
  /** The same in every period. */
  readonly id: string
  readonly account: string
  /** As the bill has it; `''` where it names none. */
  readonly resource: string
  /** The type of resource that a label names; `''` where none does. */
  readonly resourceType: string
  readonly source: LogSource
  /** Months that logs are kept, as far as GB-months stored ÷ GB written tells; where storage is compressed, at least so many. */
  readonly monthsKept: number | null
  /** Reading other logs of its account was billed in the period, and reading these was not. */
  readonly isNeverRead: boolean
  /** Where all that it logs must stay as it is. */
  readonly auditKeep: AuditMark | null
  /** What the log files attached to it say; null where none are. */
  readonly sample: BilledSample | null
}

/** The logs of one import, and which source they are of. */
export interface SampleSummary extends LogVolume {
  readonly importId: string
  readonly fileNames: readonly string[]
  readonly createdAt: string
  readonly records: number
  readonly templateCount: number
  /** In force; null where nobody has said anything. */
  readonly attachment: SampleAttachment | null
  /** What the names say, where nobody has. */
  readonly proposal: SourceProposal | null
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
  /** Beside the sums of logs. The most carbon first; none where single lines, kinds or resources are asked about. */
  readonly clusters: readonly LogCluster[]
  /** The most carbon first; of all sources, also of those that are not listed. */
  readonly advice: readonly BilledAdvice[]
  /** Newest first; none for who sees some teams only. */
  readonly samples: readonly SampleSummary[]
  /** Null where no operation was asked for. */
  readonly perOperation: GbPerOperation | null
}
