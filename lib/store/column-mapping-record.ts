import type { ColumnMapping as ColumnMappingRow } from './client/client.ts'

/** A remembered mapping. What it says is checked where it is used, by the schema that checked it before it was stored. */
export interface ColumnMappingRecord {
  readonly id: string
  /** SHA-256 of the headers in order, in hexadecimal. */
  readonly headerHash: string
  readonly name: string
  readonly mapping: unknown
  /** ISO 8601, UTC. */
  readonly updatedAt: string
}

export const toColumnMappingRecord = (row: ColumnMappingRow): ColumnMappingRecord => ({
  id: row.id,
  headerHash: row.headerHash,
  name: row.name,
  mapping: row.mapping,
  updatedAt: row.updatedAt.toISOString(),
})
