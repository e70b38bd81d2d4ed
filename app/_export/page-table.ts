import type { ExportTable } from '#lib/domain/export/export-table.ts'
import type { Emissions } from '#lib/domain/report/emissions.ts'

/** What a page shows as a table, and the total that stands above it. */
export interface PageTable {
  readonly table: ExportTable
  /** Null where the page has none. A search narrows the table and not the total. */
  readonly total: Emissions | null
  /** What else the page shows, each table by its name. */
  readonly beside?: Readonly<Record<string, ExportTable>>
}
