import { type AnyCatalogue, catalogue } from './catalogue.ts'

/** The id of the organisation that an import belongs to; undefined where there is no such import, or none any more. */
export async function organisationOfImport(
  importId: string,
  at: AnyCatalogue = catalogue(),
): Promise<string | undefined> {
  const { prisma } = await at
  const found = await prisma.import.findFirst({
    where: { id: importId, state: { not: 'deleted' } },
    select: { organisationId: true },
  })
  return found?.organisationId
}
