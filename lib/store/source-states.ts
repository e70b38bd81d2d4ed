import { z } from 'zod'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { Json } from '#lib/domain/sources/json.ts'
import type { SourceKind } from '#lib/domain/sources/source-kind.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'

/** What is known by the sources of a kind that are not deleted, oldest source first. */
export async function sourceStates(
  { organisationId }: Scope,
  kind: SourceKind,
  at: AnyCatalogue = catalogue(),
): Promise<readonly Json[]> {
  const { prisma } = await at
  const found = await prisma.source.findMany({
    where: { organisationId, kind, deletedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { state: true },
  })
  return found.flatMap(({ state }) => z.json().nullable().parse(state) ?? [])
}
