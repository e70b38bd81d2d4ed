import { number, tableOf, text } from '#lib/domain/export/export-table.ts'
import { type ImportSummary, listImports } from '#lib/queries/imports.ts'
import type { PageRequest } from '../_server/read-page.ts'
import type { PageTable } from './page-table.ts'

/** The history of imports, newest first. */
export async function importsTable({ scope }: PageRequest): Promise<PageTable> {
  const table = tableOf<ImportSummary>(await listImports(scope), [
    { ...text('import_id'), of: (row) => row.id },
    { ...text('state'), of: (row) => row.state },
    { ...text('files'), of: (row) => row.fileNames.join(' ') },
    { ...text('format'), of: (row) => row.format },
    { ...text('format_version'), of: (row) => row.formatVersion },
    { ...text('content_sha256'), of: (row) => row.contentHash },
    { ...text('first_day'), of: (row) => row.period?.start ?? null },
    { ...text('end_day_exclusive'), of: (row) => row.period?.end ?? null },
    { ...number('bytes'), of: (row) => row.bytes },
    { ...number('rows_read'), of: (row) => row.rows.read },
    { ...number('rows_kept'), of: (row) => row.rows.kept },
    { ...number('rows_excluded'), of: (row) => row.rows.excluded },
    { ...number('rows_rejected'), of: (row) => row.rows.rejected },
    { ...text('created_at'), of: (row) => row.createdAt },
    { ...text('finished_at'), of: (row) => row.finishedAt },
    { ...text('error'), of: (row) => row.error },
  ])
  return { table, total: null }
}
