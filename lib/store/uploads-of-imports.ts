import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { type ImportRecord, toImportRecord, WITH_PARTS } from './import-record.ts'

/** The uploads that an import was made of, whether they are still there or not. */
export interface UploadsOfImport extends Pick<ImportRecord, 'id' | 'state' | 'uploads' | 'contents'> {
  readonly scope: Scope
}

/** The uploads that imports of every organisation name, whatever became of these imports. */
export async function uploadsOfImports(at: AnyCatalogue = catalogue()): Promise<readonly UploadsOfImport[]> {
  const { prisma } = await at
  const rows = await prisma.import.findMany({ include: WITH_PARTS, orderBy: { createdAt: 'asc' } })
  return rows.map((row) => {
    const { id, state, uploads, contents } = toImportRecord(row)
    return { id, state, uploads, contents, scope: { organisationId: row.organisationId, teams: 'all' } }
  })
}
