import { z } from 'zod'
import { FACTOR_SET_IDS, METHODS } from '#lib/domain/factors/factor-set.ts'
import { DIMENSIONS } from '#lib/domain/report/emissions.ts'
import { CATEGORIES } from '#lib/domain/usage/category.ts'

const day = z.iso.date({ error: 'Use a date such as 2026-08-31' })
const values = z
  .array(z.string().max(500, { error: 'Use at most 500 characters' }))
  .max(200)
  .optional()

const narrowing = {
  from: day.optional().meta({ description: 'First day.' }),
  to: day.optional().meta({ description: 'Last day, inclusive.' }),
  provider: values,
  service: values,
  region: values,
  account: values,
  team: values,
  category: z.array(z.enum(CATEGORIES)).optional(),
  kind: values,
  method: z.enum(METHODS).default('location'),
  factors: z.enum(FACTOR_SET_IDS).optional().meta({ description: 'Default: that of the organisation.' }),
}

/** What a figure is asked about. A filter that is given several times means any of its values. */
export const ExplainQuery = z.object(narrowing)

/** The same, in groups. */
export const EmissionsQuery = z.object({
  ...narrowing,
  group: z
    .array(z.enum(DIMENSIONS))
    .default(['service'])
    .meta({ param: { style: 'form', explode: false }, description: 'Dimensions, separated by commas.' }),
})
