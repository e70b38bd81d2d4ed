import { type AnyCatalogue, catalogue } from './catalogue.ts'

/** The parts of every organisation whose files are still needed. What else lies in the lake can be removed. */
export async function namedPartIds(at: AnyCatalogue = catalogue()): Promise<ReadonlySet<string>> {
  const { prisma } = await at
  const parts = await prisma.part.findMany({
    where: { state: { in: ['active', 'superseded'] } },
    select: { id: true },
  })
  return new Set(parts.map(({ id }) => id))
}
