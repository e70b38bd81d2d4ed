import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { type SciBadgeRecord, toSciBadgeRecord } from './sci-badge-record.ts'

/** The badges of the organisation, newest first; revoked ones too. */
export async function listSciBadges(
  { organisationId }: Scope,
  at: AnyCatalogue = catalogue(),
): Promise<readonly SciBadgeRecord[]> {
  const { prisma } = await at
  const found = await prisma.sciBadge.findMany({
    where: { organisationId },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
  return found.map(toSciBadgeRecord)
}
