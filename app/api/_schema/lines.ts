import { z } from 'zod'
import type { Page, ResourceUsage, UsageLine } from '#lib/domain/report/usage-line.ts'
import { CATEGORIES } from '#lib/domain/usage/category.ts'
import { emissionsShape } from './emissions.ts'
import { ExplainQuery } from './emissions-query.ts'

export const PagedQuery = ExplainQuery.extend({
  sort: z
    .enum(['co2e', '-co2e', 'energy', '-energy', 'cost', '-cost', 'name', '-name'])
    .default('-co2e')
    .meta({ description: 'A minus: largest first. `name`: of lines, when they begin.' }),
  after: z.string().max(4000).optional().meta({ description: 'The `next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})

const status = ['measured', 'proxied', 'excluded'] as const
const next = z.string().nullable().meta({ description: 'Cursor of the next page; null at the end.' })

export const ResourcesBody = z.strictObject({
  rows: z.array(
    z.strictObject({
      resource: z.string(),
      currency: z.string(),
      lines: z.number(),
      cost: z.number(),
      status: z.enum([...status, 'mixed']),
      ...emissionsShape,
    }),
  ),
  next,
}) satisfies z.ZodType<Page<ResourceUsage>>

export const LinesBody = z.strictObject({
  rows: z.array(
    z.strictObject({
      kind: z.string(),
      owner: z.string(),
      start: z.string(),
      currency: z.string(),
      resource: z.string(),
      provider: z.string(),
      service: z.string(),
      usageType: z.string(),
      region: z.string(),
      account: z.string(),
      team: z.string(),
      tags: z.record(z.string(), z.string()),
      category: z.enum(CATEGORIES),
      status: z.enum(status),
      grade: z.enum(['A', 'B', 'C', 'D']).nullable(),
      ruleId: z.string(),
      reason: z.string(),
      quantity: z.number(),
      unit: z.string(),
      cost: z.number(),
      lines: z.number().meta({ description: 'Rows of the bill in it.' }),
      ...emissionsShape,
    }),
  ),
  next,
}) satisfies z.ZodType<Page<UsageLine>>
