import { z } from 'zod'
import { type Adjustments, NO_ADJUSTMENTS } from '#lib/domain/adjustments/adjustments.ts'
import type { AdjustmentSetRecord } from '#lib/domain/adjustments/adjustments-in-force.ts'
import { FACTOR_SET_IDS, METHODS } from '#lib/domain/factors/factor-set.ts'
import { CATEGORIES } from '#lib/domain/usage/category.ts'
import type { AdjustmentSet as AdjustmentSetRow } from './client/client.ts'

const change = { author: z.string(), reason: z.string() }

const AdjustmentsColumn = z.strictObject({
  overrides: z.array(
    z.strictObject({
      ...change,
      factorSet: z.enum(FACTOR_SET_IDS),
      figureId: z.string(),
      unit: z.string(),
      year: z.number(),
      low: z.number(),
      central: z.number(),
      high: z.number(),
      from: z.string().exactOptional(),
      to: z.string().exactOptional(),
      method: z.enum(METHODS).exactOptional(),
    }),
  ),
  kindRules: z.array(
    z.strictObject({
      ...change,
      provider: z.string(),
      service: z.string(),
      usageType: z.string(),
      outcome: z.discriminatedUnion('as', [
        z.strictObject({ as: z.literal('like'), ruleId: z.string() }),
        z.strictObject({ as: z.literal('spend'), category: z.enum(CATEGORIES) }),
        z.strictObject({ as: z.literal('excluded'), category: z.enum(CATEGORIES) }),
      ]),
    }),
  ),
}) satisfies z.ZodType<Adjustments>

export const toAdjustmentSetRecord = (row: AdjustmentSetRow): AdjustmentSetRecord => ({
  version: row.version,
  adjustments: AdjustmentsColumn.parse(row.adjustments),
  author: row.author,
  reason: row.reason,
  createdAt: row.createdAt.toISOString(),
})

/** Before anything was adjusted. */
export const UNADJUSTED: AdjustmentSetRecord = {
  version: 0,
  adjustments: NO_ADJUSTMENTS,
  author: '',
  reason: '',
  createdAt: '',
}
