import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { type Part, toPart } from './part.ts'

/** The parts that count, by id: the facts behind every figure of the organisation. */
export async function activeParts(
  { organisationId }: Scope,
  at: AnyCatalogue = catalogue(),
): Promise<readonly Part[]> {
  const { prisma } = await at
  const parts = (await prisma.part.findMany({ where: { organisationId, state: 'active' } })).map(toPart)
  // Not in SQL, where the order of text differs between databases.
  return parts.sort((a, b) => (a.id < b.id ? -1 : 1))
}
