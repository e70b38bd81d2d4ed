import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { type ImportRecord, toImportRecord, WITH_PARTS } from './import-record.ts'

/** The imports of the organisation that are not deleted, with their parts, newest first. */
export async function listImports(
  { organisationId }: Scope,
  at: AnyCatalogue = catalogue(),
): Promise<readonly ImportRecord[]> {
  const { prisma } = await at
  const found = await prisma.import.findMany({
    where: { organisationId, state: { not: 'deleted' } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    include: WITH_PARTS,
  })
  return found.map(toImportRecord)
}
