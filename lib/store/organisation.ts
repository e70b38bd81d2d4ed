import { z } from 'zod'
import { FACTOR_SET_IDS, METHODS } from '#lib/domain/factors/factor-set.ts'

/** An organisation and how it counts: every figure is asked for within one. */
export const Organisation = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  isDemo: z.boolean(),
  factorSetId: z.enum(FACTOR_SET_IDS),
  method: z.enum(METHODS),
  /** The first of these tags that a resource carries names its team. */
  teamTagKeys: z.array(z.string()).readonly(),
  /** Grows with every change of the tag keys or the team rules. */
  teamRulesVersion: z.number(),
})
export type Organisation = Readonly<z.infer<typeof Organisation>>
