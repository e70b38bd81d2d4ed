import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { Organisation } from './organisation.ts'

/** The organisation of that slug, created where there is none. An existing one is left as it is. */
export async function ensureOrganisation(
  { slug, name, isDemo = false }: { readonly slug: string; readonly name: string; readonly isDemo?: boolean },
  at: AnyCatalogue = catalogue(),
): Promise<Organisation> {
  const { prisma } = await at
  await prisma.organisation.createMany({ data: [{ slug, name, isDemo }], skipDuplicates: true })
  return Organisation.parse(await prisma.organisation.findUniqueOrThrow({ where: { slug } }))
}
