import { z } from 'zod'
import {
  MAX_COMPONENTS,
  MAX_DESCRIPTION_LENGTH,
  MAX_REASON_LENGTH,
  MAX_SELECTED,
  MAX_VALUE_LENGTH,
} from '#lib/domain/sci/boundary/boundary-faults.ts'
import { type SoftwareBoundary, WEIGHT_BASES } from '#lib/domain/sci/boundary.ts'
import { MAX_NAME_LENGTH } from '#lib/domain/sci/name-fault.ts'
import { NO_SPLIT } from '#lib/domain/teams/shared-split.ts'
import { Author } from './author.ts'
import { SharedSplit } from './team-rules.ts'

export const Name = z
  .string()
  .min(1, { error: 'It must not be empty' })
  .max(MAX_NAME_LENGTH, { error: `Use at most ${MAX_NAME_LENGTH} characters` })

export const Note = z.string().trim().max(500, { error: 'Use at most 500 characters' }).default('')

const values = z.array(z.string().max(MAX_VALUE_LENGTH)).max(MAX_SELECTED).exactOptional()

const Component = z
  .strictObject({
    name: Name,
    selection: z
      .strictObject({
        provider: values,
        service: values,
        region: values,
        account: values,
        team: values,
        category: values,
        tag: values.meta({ description: 'Such as app=checkout.' }),
      })
      .meta({ description: 'Usage that answers to all that is said; of each, any value. Empty: all usage.' }),
    inside: z
      .union([z.literal(true), z.strictObject({ reason: z.string().max(MAX_REASON_LENGTH) })])
      .meta({ description: 'Inside, or left out for a reason, which is disclosed with every score.' }),
  })
  .meta({ id: 'BoundaryComponent' })

const Allocation = z
  .strictObject({
    basis: z.enum(WEIGHT_BASES),
    weights: z.array(z.strictObject({ operation: Name, weight: z.number().min(0) })).max(100),
  })
  .meta({
    id: 'OperationAllocation',
    description: 'How several operations share the carbon of the boundary.',
  })

const definition = {
  description: z.string().max(MAX_DESCRIPTION_LENGTH),
  components: z
    .array(Component)
    .min(1)
    .max(MAX_COMPONENTS)
    .meta({ description: 'In order: usage belongs to the first that selects it.' }),
  sharedSplit: SharedSplit,
  allocation: Allocation.nullable(),
}

export const BoundaryInput = z
  .strictObject({
    ...definition,
    name: Name,
    description: definition.description.default(''),
    sharedSplit: SharedSplit.default({ by: NO_SPLIT.by, weights: [] }),
    allocation: definition.allocation.default(null),
    author: Author,
    note: Note,
    basedOn: z.int().min(0).optional().meta({
      description:
        'The version that was changed; 0 for a new one. Refused where another is the latest by now.',
    }),
  })
  .meta({ id: 'NewBoundary' })

export const BoundaryBody = z
  .strictObject({
    ...definition,
    name: z.string(),
    version: z.number(),
    author: z.string(),
    note: z.string(),
    createdAt: z.iso.datetime(),
    withdrawnAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Boundary' }) satisfies z.ZodType<SoftwareBoundary>

export const BoundariesBody = z.strictObject({ boundaries: z.array(BoundaryBody) })

export const BoundaryQuery = z.object({ boundary: z.string().max(MAX_NAME_LENGTH) })

export const BoundaryWithdrawalInput = z
  .strictObject({ name: Name, author: Author })
  .meta({ id: 'BoundaryWithdrawal' })
