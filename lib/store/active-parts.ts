import type { Scope } from '#lib/domain/report/filter.ts'
import type { Dataset } from '#lib/domain/usage/dataset.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { type Part, toPart } from './part.ts'

/** The parts of a dataset that count, by id: those of `usage` are the facts behind every figure of the organisation. */
export async function activeParts(
  { organisationId }: Scope,
  dataset: Dataset = 'usage',
  at: AnyCatalogue = catalogue(),
): Promise<readonly Part[]> {
  const { prisma } = await at
  const parts = (await prisma.part.findMany({ where: { organisationId, dataset, state: 'active' } })).map(
    toPart,
  )
  // Not in SQL, where the order of text differs between databases.
  return parts.sort((a, b) => (a.id < b.id ? -1 : 1))
}
