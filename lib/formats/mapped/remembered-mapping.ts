import { z } from 'zod'
import type { ColumnMapping } from '#lib/domain/imports/column-mapping.ts'

const header = z.string().max(10_000, { error: 'Use a header of at most 10,000 characters' })
const words = z
  .string()
  .trim()
  .min(1, { error: 'It must not be empty' })
  .max(200, { error: 'Use at most 200 characters' })

const Column = z.strictObject({ column: header })
const Value = z.union([Column, z.strictObject({ text: words })])
const Tags = z
  .array(z.strictObject({ column: header, key: words }))
  .max(200, { error: 'Use at most 200 tags' })
  .refine((tags) => new Set(tags.map(({ key }) => key)).size === tags.length, {
    error: 'Give each tag a key of its own',
  })

/** The one check of a mapping that comes from outside: a request, the catalogue, the message to a worker. */
export const ColumnMappingSchema = z
  .strictObject({
    name: words,
    provider: Value,
    date: z.strictObject({ column: header, order: z.enum(['iso', 'dmy', 'mdy']) }),
    service: Value,
    usageType: Value.nullable(),
    quantity: Column.nullable(),
    unit: Value.nullable(),
    cost: Column.nullable(),
    currency: Value.nullable(),
    region: Value.nullable(),
    account: Value.nullable(),
    resource: Column.nullable(),
    decimal: z.enum(['point', 'comma']),
    tags: Tags,
  })
  .refine(({ quantity, cost }) => quantity !== null || cost !== null, {
    error: 'Name the column of the quantity or that of the cost: a table with neither says nothing of usage',
    path: ['quantity'],
  }) satisfies z.ZodType<ColumnMapping>

/** A mapping and the header, by its hash, of the files that it is for. */
export interface RememberedMapping {
  readonly headerHash: string
  readonly mapping: ColumnMapping
}

export const RememberedMapping: z.ZodType<RememberedMapping> = z.object({
  headerHash: z.string().regex(/^[0-9a-f]{64}$/),
  mapping: ColumnMappingSchema,
})
