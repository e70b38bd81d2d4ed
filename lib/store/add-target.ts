import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { Target } from '#lib/domain/targets/target.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { lockOrganisation } from './lock-organisation.ts'
import { toTarget } from './target-record.ts'

export type NewTarget = Omit<Target, 'id' | 'createdAt'>

/**
 * Writes down a target, or its withdrawal. What was written before stays.
 *
 * @throws AppError `not-found` where the organisation does not exist, or the team is none that the scope may see
 */
export async function addTarget(
  { organisationId, teams }: Scope,
  target: NewTarget,
  at: AnyCatalogue = catalogue(),
): Promise<Target> {
  const { team, fromMonth, kgCo2ePerMonth, author, note } = target
  if (teams !== 'all' && (team === null || !teams.includes(team)))
    throw new AppError('not-found', 'There is no team of this name.', 'Choose one from the page Teams.')
  const { prisma } = await at
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const last = await transaction.target.findFirst({
      where: { organisationId },
      orderBy: { createdAt: 'desc' },
    })
    // The order of writing decides what is in force: no two may have the same time, nor a later one an earlier time.
    const createdAt = new Date(Math.max(Date.now(), (last?.createdAt.getTime() ?? 0) + 1))
    const added = await transaction.target.create({
      data: { organisationId, team, fromMonth, kgCo2ePerMonth, author, note, createdAt },
    })
    await transaction.auditEntry.create({
      data: {
        organisationId,
        author,
        action: kgCo2ePerMonth === null ? 'target-withdrawn' : 'target-set',
        detail: { targetId: added.id, team, fromMonth, kgCo2ePerMonth, note },
      },
    })
    return toTarget(added)
  })
}
