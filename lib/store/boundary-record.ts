import { z } from 'zod'
import { type BoundaryDefinition, type SoftwareBoundary, WEIGHT_BASES } from '#lib/domain/sci/boundary.ts'
import { SPLIT_METHODS } from '#lib/domain/teams/shared-split.ts'
import type { SoftwareBoundary as BoundaryRow } from './client/client.ts'

const values = z.array(z.string()).exactOptional()

const DefinitionColumn = z.object({
  description: z.string(),
  components: z.array(
    z.object({
      name: z.string(),
      selection: z.object({
        provider: values,
        service: values,
        region: values,
        account: values,
        team: values,
        category: values,
        tag: values,
      }),
      inside: z.union([z.literal(true), z.object({ reason: z.string() })]),
    }),
  ),
  sharedSplit: z.object({
    by: z.enum(SPLIT_METHODS),
    weights: z.array(z.object({ team: z.string(), weight: z.number() })),
  }),
  allocation: z
    .object({
      basis: z.enum(WEIGHT_BASES),
      weights: z.array(z.object({ operation: z.string(), weight: z.number() })),
    })
    .nullable(),
}) satisfies z.ZodType<BoundaryDefinition>

export const toBoundary = (row: BoundaryRow): SoftwareBoundary => ({
  ...DefinitionColumn.parse(row.definition),
  name: row.name,
  version: row.version,
  author: row.author,
  note: row.note,
  createdAt: row.createdAt.toISOString(),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
})
