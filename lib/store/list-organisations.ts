import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { Organisation } from './organisation.ts'

/** All organisations, oldest first. */
export async function listOrganisations(at: AnyCatalogue = catalogue()): Promise<readonly Organisation[]> {
  const { prisma } = await at
  const rows = await prisma.organisation.findMany({ orderBy: [{ createdAt: 'asc' }, { slug: 'asc' }] })
  return rows.map((row) => Organisation.parse(row))
}
