import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { type ImportRecord, toImportRecord, WITH_PARTS } from './import-record.ts'

/** One import of the organisation, in whatever state, with its parts. */
export async function findImport(
  { organisationId }: Scope,
  importId: string,
  at: AnyCatalogue = catalogue(),
): Promise<ImportRecord | undefined> {
  const { prisma } = await at
  const found = await prisma.import.findUnique({
    where: { id: importId, organisationId },
    include: WITH_PARTS,
  })
  return found ? toImportRecord(found) : undefined
}
