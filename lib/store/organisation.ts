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
  /** The version of the team rules in force. */
  teamRulesVersion: z.number(),
  /** ISO 8601, UTC. */
  createdAt: z.date().transform((date) => date.toISOString()),
})
export type Organisation = Readonly<z.infer<typeof Organisation>>
