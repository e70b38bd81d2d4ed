import { z } from 'zod'
import { COUNT_SOURCES, type CountImport, type CountOrigin } from '#lib/domain/sci/counts/day-count.ts'
import type { CountImport as CountImportRow } from './client/client.ts'

const Units = z.array(z.object({ operation: z.string(), unit: z.string() }))
const Source = z.enum(COUNT_SOURCES)

const Origin = z.object({
  question: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('prometheus'),
      url: z.string(),
      query: z.string(),
      step: z.enum(['hour', 'day']),
    }),
    z.object({
      kind: z.literal('cloudwatch'),
      region: z.string(),
      namespace: z.string(),
      metricName: z.string(),
      dimensions: z.array(z.object({ name: z.string(), value: z.string() })),
    }),
  ]),
  askedAt: z.string(),
}) satisfies z.ZodType<CountOrigin>

export const toCountSource = (text: string): CountImport['source'] => Source.parse(text)

export const toCountImport = (row: CountImportRow): CountImport => ({
  version: row.version,
  boundary: row.boundary,
  source: toCountSource(row.source),
  units: Units.parse(row.units),
  author: row.author,
  note: row.note,
  origin: row.origin === null ? null : Origin.parse(row.origin),
  createdAt: row.createdAt.toISOString(),
})
