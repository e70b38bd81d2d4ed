import { z } from 'zod'
import { FACTOR_SET_IDS, METHODS } from '#lib/domain/factors/factor-set.ts'
import { DIMENSIONS } from '#lib/domain/report/emissions.ts'
import { WORKLOAD_LEVELS } from '#lib/domain/report/workload-report.ts'
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
  usageType: values,
  status: z.array(z.enum(['measured', 'proxied', 'excluded'])).optional(),
  resource: values.meta({ description: 'Of the lines themselves: slower.' }),
  line: values.meta({ description: 'Single lines, as /lines names them.' }),
  tag: values.meta({ description: 'Such as env=prod.' }),
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

/** What is asked about the figures of the providers themselves. */
export const FootprintsQuery = z.object({
  from: narrowing.from.meta({ description: 'A day of the first month.' }),
  to: narrowing.to.meta({ description: 'A day of the last month.' }),
  provider: narrowing.provider,
  factors: narrowing.factors,
})

/** What is asked about the machines that workloads share. */
export const WorkloadsQuery = z.object({
  ...narrowing,
  level: z
    .enum(WORKLOAD_LEVELS)
    .default('workload')
    .meta({ description: 'How finely: each level has those before it.' }),
})
