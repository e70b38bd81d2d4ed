import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { type ImportRecord, toImportRecord, WITH_PARTS } from './import-record.ts'

/** The latest active import of the very same files; failed and deleted ones may be imported again. */
export async function findImportByContentHash(
  { organisationId }: Scope,
  contentHash: string,
  at: AnyCatalogue = catalogue(),
): Promise<ImportRecord | undefined> {
  const { prisma } = await at
  const found = await prisma.import.findFirst({
    where: { organisationId, contentHash, state: 'active' },
    orderBy: { createdAt: 'desc' },
    include: WITH_PARTS,
  })
  return found ? toImportRecord(found) : undefined
}
