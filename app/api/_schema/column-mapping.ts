import { z } from 'zod'
import { ColumnMappingInput } from '#lib/pipeline/remember-column-mapping.ts'
import type { ListedMapping } from '#lib/queries/column-mappings.ts'

const mapping = ColumnMappingInput.meta({
  id: 'ColumnMapping',
  description: 'What the columns of a CSV of no known format are. Columns are named by their very headers.',
})

/** A mapping to remember, and the header of the files that it is for. */
export const RememberMappingInput = z.strictObject({
  headers: z
    .array(z.string().max(10_000, { error: 'Use a header of at most 10,000 characters' }))
    .min(2, { error: 'A table has at least two columns' })
    .max(10_000, { error: 'Use at most 10,000 columns' })
    .meta({ description: 'Every header of the file, in order, exactly as it has them.' }),
  mapping,
})

export const RememberedMappingBody = z.strictObject({ id: z.string() })

export const ColumnMappingsBody = z.strictObject({
  columnMappings: z.array(
    z.strictObject({
      id: z.string(),
      headerHash: z.string().meta({ description: 'SHA-256 of the headers in order.' }),
      updatedAt: z.iso.datetime(),
      mapping,
    }),
  ) satisfies z.ZodType<readonly ListedMapping[]>,
})
