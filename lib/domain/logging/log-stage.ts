/** Where on its way through a logging service a byte is billed. */
export const LOG_STAGES = [
  'ingest',
  'vended',
  'storage',
  'query',
  'delivery',
  'conversion',
  'protection',
] as const
export type LogStage = (typeof LOG_STAGES)[number]

/**
 * What the quantity of a line of logs counts: bytes, bytes kept for a month, or no bytes:
 * - `capacity`: what was committed to, whether used or not;
 * - `minutes`: of watching;
 * - `counted-at-ingest`: bytes that the line of their ingestion counts already.
 */
export type LogQuantity = 'GB' | 'GB-month' | 'capacity' | 'minutes' | 'counted-at-ingest'

/** What a logging service charges less for, because it does less with it. */
export type LogClass =
  | 'standard'
  | 'infrequent-access'
  | 'basic'
  | 'auxiliary'
  | 'platform'
  | 'archive'
  | 'free-benefit'

export interface StageOfKind {
  readonly stage: LogStage
  readonly quantity: LogQuantity
  /** Absent where the bill does not tell classes apart at this stage. */
  readonly logClass?: LogClass
  /** The service that wrote vended logs, where the usage type names it: `VPC_FLOW`. */
  readonly vendedBy?: string
}
