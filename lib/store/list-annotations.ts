import type { Annotation } from '#lib/domain/annotations/annotation.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { toAnnotation } from './annotation-record.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'

/** The notes that nobody withdrew, by day. Who sees some teams only sees theirs and what is about everybody. */
export async function listAnnotations(
  { organisationId, teams }: Scope,
  at: AnyCatalogue = catalogue(),
): Promise<readonly Annotation[]> {
  const { prisma } = await at
  const found = await prisma.annotation.findMany({
    where: {
      organisationId,
      withdrawnAt: null,
      ...(teams === 'all' ? {} : { OR: [{ team: null }, { team: { in: [...teams] } }] }),
    },
    orderBy: [{ day: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
  })
  return found.map(toAnnotation)
}
