import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { Organisation } from './organisation.ts'

/** The organisation of that slug, if there is one. */
export async function findOrganisation(
  slug: string,
  at: AnyCatalogue = catalogue(),
): Promise<Organisation | undefined> {
  const { prisma } = await at
  const found = await prisma.organisation.findUnique({ where: { slug } })
  return found ? Organisation.parse(found) : undefined
}
