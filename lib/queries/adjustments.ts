import type { Adjustments } from '#lib/domain/adjustments/adjustments.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AdjustmentSetRecord, UNADJUSTED } from '#lib/store/adjustment-set.ts'
import { listAdjustmentSets } from '#lib/store/list-adjustment-sets.ts'

export interface AdjustmentsInForce {
  /** 0 where nothing was ever adjusted. */
  readonly version: number
  readonly adjustments: Adjustments
  /** Every version, latest first. */
  readonly history: readonly AdjustmentSetRecord[]
}

/** What the organisation changes in the factor sets, now and before. */
export async function adjustments(scope: Scope): Promise<AdjustmentsInForce> {
  const history = await listAdjustmentSets(scope)
  const { version, adjustments: now } = history[0] ?? UNADJUSTED
  return { version, adjustments: now, history }
}
