import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { lockOrganisation } from './lock-organisation.ts'

/**
 * From here on the note is not shown; the history keeps it. Withdrawing it again changes nothing.
 *
 * @throws AppError `not-found` where there is no such note, or it is about a team that the scope may not see
 */
export async function withdrawAnnotation(
  { organisationId, teams }: Scope,
  { annotationId, author }: { readonly annotationId: string; readonly author: string },
  at: AnyCatalogue = catalogue(),
): Promise<void> {
  const { prisma } = await at
  await prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const found = await transaction.annotation.findUnique({ where: { id: annotationId, organisationId } })
    if (!found || (teams !== 'all' && !teams.includes(found.team ?? '')))
      throw new AppError('not-found', 'This note does not exist.', 'Choose one from the list of notes.')
    if (found.withdrawnAt !== null) return
    await transaction.annotation.update({
      where: { id: annotationId },
      data: { withdrawnAt: new Date() },
    })
    const { day, team, text } = found
    await transaction.auditEntry.create({
      data: {
        organisationId,
        author,
        action: 'annotation-withdrawn',
        detail: { annotationId, day, team, text },
      },
    })
  })
}
