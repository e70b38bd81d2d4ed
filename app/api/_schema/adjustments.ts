import { z } from 'zod'
import type { Adjustments } from '#lib/domain/adjustments/adjustments.ts'
import { FACTOR_SET_IDS, METHODS } from '#lib/domain/factors/factor-set.ts'
import { CATEGORIES } from '#lib/domain/usage/category.ts'
import { Author } from './author.ts'

const MOST = 1000
const name = z.string().max(500, { error: 'Use at most 500 characters' })
const Reason = name.trim().min(1, { error: 'Say why' })
const Month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, { error: 'Use a month such as 2026-08' })
const FactorSetId = z.enum(FACTOR_SET_IDS)
const Category = z.enum(CATEGORIES)

const FactorOverride = z
  .strictObject({
    factorSet: FactorSetId,
    figureId: name.min(1).meta({ description: 'As /factors and explanations name it.' }),
    unit: name.min(1).meta({ description: 'The figure’s own unit.' }),
    year: z.int().meta({ description: 'That the new value describes.' }),
    low: z.number().nonnegative(),
    central: z.number().nonnegative(),
    high: z.number().nonnegative(),
    from: Month.exactOptional().meta({ description: 'First month; only for intensities and PUE.' }),
    to: Month.exactOptional().meta({ description: 'Last month.' }),
    method: z.enum(METHODS).exactOptional().meta({ description: 'Only for intensities; both if absent.' }),
    author: Author,
    reason: Reason,
  })
  .meta({ id: 'FactorOverride', description: 'A figure of a factor set, replaced.' })

const KindRule = z
  .strictObject({
    provider: name.min(1),
    service: name.min(1).meta({ description: 'Name or code, exactly.' }),
    usageType: name.meta({ description: 'Exactly; empty where the bill names none.' }),
    outcome: z.discriminatedUnion('as', [
      z.strictObject({ as: z.literal('like'), ruleId: name.min(1) }),
      z.strictObject({ as: z.literal('spend'), category: Category }),
      z.strictObject({ as: z.literal('excluded'), category: Category }),
    ]),
    author: Author,
    reason: Reason,
  })
  .meta({ id: 'KindRule', description: 'A usage type that the organisation classifies itself.' })

export const AdjustmentsJson = z
  .strictObject({ overrides: z.array(FactorOverride).max(MOST), kindRules: z.array(KindRule).max(MOST) })
  .meta({
    id: 'Adjustments',
    description: 'Of two that speak of the same, the first counts.',
  }) satisfies z.ZodType<Adjustments>

/** Puts adjustments in force. */
export const AdjustmentsInput = z.strictObject({
  adjustments: AdjustmentsJson,
  after: z
    .int()
    .nonnegative()
    .meta({ description: 'The version that you have seen; refused if there is a later one.' }),
  author: Author,
  reason: Reason,
})

export const AdjustmentsChangedBody = z.strictObject({ version: z.number() })

export const AdjustmentsBody = z.strictObject({
  version: z.number().meta({ description: '0 where nothing was ever adjusted.' }),
  adjustments: AdjustmentsJson,
  history: z
    .array(
      z.strictObject({
        version: z.number(),
        adjustments: AdjustmentsJson,
        author: z.string(),
        reason: z.string(),
        createdAt: z.string(),
      }),
    )
    .meta({ description: 'Every version, latest first.' }),
})
