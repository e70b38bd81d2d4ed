import type { UsagePattern, UsageRule } from '#lib/domain/classify/usage-rule.ts'
import type { Category } from '#lib/domain/usage/category.ts'

/** CCF estimates these lines by kWh per unit of the other lines of the same batch. */
export const BATCH_MEAN =
  'CCF estimates this from the average of the batch; a factor set fixed in advance cannot'

export const NOT_LISTED = 'CCF does not list this usage type and drops the line'

/** A rule for lines that are excluded, with the reason. */
export const leftOut = (
  id: string,
  pattern: UsagePattern,
  reason: string,
  category: Category = 'unknown',
): UsageRule => ({ id, pattern, category, model: { as: 'none', reason }, grade: 'C', note: reason })
