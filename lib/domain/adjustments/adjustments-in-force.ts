import type { Adjustments } from './adjustments.ts'

/** One version of an organisation's adjustments: what held from then until the next. */
export interface AdjustmentSetRecord {
  /** 1 and up; 0 where nothing was ever adjusted. */
  readonly version: number
  readonly adjustments: Adjustments
  readonly author: string
  readonly reason: string
  /** ISO 8601, UTC; empty for version 0. */
  readonly createdAt: string
}

/** What an organisation changes in the factor sets now, and before. */
export interface AdjustmentsInForce extends Pick<AdjustmentSetRecord, 'version' | 'adjustments'> {
  /** Every version, latest first. */
  readonly history: readonly AdjustmentSetRecord[]
}
