import type { Scope } from '#lib/domain/report/filter.ts'
import type { Target } from '#lib/domain/targets/target.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { toTarget } from './target-record.ts'

/** Every target that was ever written, in that order. Who sees some teams only sees theirs, and not that of the organisation. */
export async function listTargets(
  { organisationId, teams }: Scope,
  at: AnyCatalogue = catalogue(),
): Promise<readonly Target[]> {
  const { prisma } = await at
  const found = await prisma.target.findMany({
    where: { organisationId, ...(teams === 'all' ? {} : { team: { in: [...teams] } }) },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return found.map(toTarget)
}
