import { z } from 'zod'
import { COUNT_SOURCES, type CountImport } from '#lib/domain/sci/counts/day-count.ts'
import type { CountImport as CountImportRow } from './client/client.ts'

const Units = z.array(z.object({ operation: z.string(), unit: z.string() }))
const Source = z.enum(COUNT_SOURCES)

export const toCountSource = (text: string): CountImport['source'] => Source.parse(text)

export const toCountImport = (row: CountImportRow): CountImport => ({
  version: row.version,
  boundary: row.boundary,
  source: toCountSource(row.source),
  units: Units.parse(row.units),
  author: row.author,
  note: row.note,
  createdAt: row.createdAt.toISOString(),
})
