import { z } from 'zod'
import { COUNT_SOURCES, type CountImport } from '#lib/domain/sci/counts/day-count.ts'
import type { CountsRead } from '#lib/domain/sci/counts/read-counts.ts'
import type { CountedOperation } from '#lib/queries/sci/operations.ts'
import { Author } from './author.ts'
import { Name, Note } from './sci-boundary.ts'

const csv = z.string().meta({
  description:
    'The text of the file: a header with day (or hour), operation and count; days as 2026-08-01, hours as 2026-08-01T13:00Z.',
})
const day = z.iso.date({ error: 'Use a date such as 2026-08-31' })

const units = z.array(z.strictObject({ operation: Name, unit: Name })).max(100)

export const CountsInput = z
  .strictObject({
    boundary: Name,
    csv,
    units: units.default([]).meta({
      description: 'What one of an operation is, such as "order"; its own name where it is not said.',
    }),
    author: Author,
    note: Note,
  })
  .meta({ id: 'NewCounts' })

export const CountsCsvInput = z.strictObject({ csv })

export const ConstantInput = z
  .strictObject({
    boundary: Name,
    operation: Name,
    unit: Name,
    perDay: z.number().min(0).max(1e15),
    from: day.meta({ description: 'First day.' }),
    to: day.meta({ description: 'Last day, inclusive.' }),
    author: Author,
    note: Note,
  })
  .meta({ id: 'ConstantCount' })

export const CountImportBody = z
  .strictObject({
    version: z.number(),
    boundary: z.string(),
    source: z.enum(COUNT_SOURCES),
    units,
    author: z.string(),
    note: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({
    id: 'CountImport',
    description: 'Of a day, the latest import that has it holds.',
  }) satisfies z.ZodType<CountImport>

const CountedOperationBody = z.strictObject({
  operation: z.string(),
  unit: z.string(),
  sources: z.array(z.enum(COUNT_SOURCES)),
  from: z.string(),
  to: z.string(),
  days: z.number().meta({ description: 'Counted whole.' }),
  partDays: z.number().meta({ description: 'Of which only some hours were counted: gaps.' }),
  count: z.number().meta({ description: 'Of the whole days.' }),
}) satisfies z.ZodType<CountedOperation>

export const CountsBody = z.strictObject({
  operations: z.array(CountedOperationBody),
  imports: z.array(CountImportBody).meta({ description: 'Newest first.' }),
})

export const CountsReadBody = z.strictObject({
  counts: z.array(
    z.strictObject({ operation: z.string(), day: z.string(), count: z.number(), coveredHours: z.number() }),
  ),
  faults: z.array(z.strictObject({ line: z.number(), fault: z.string() })),
}) satisfies z.ZodType<CountsRead>
