import type { Annotation } from '#lib/domain/annotations/annotation.ts'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { toAnnotation } from './annotation-record.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { lockOrganisation } from './lock-organisation.ts'

export type NewAnnotation = Omit<Annotation, 'id' | 'createdAt'>

/**
 * Notes something about a day. Who sees some teams only may do so about these alone.
 *
 * @throws AppError `not-found` where the organisation does not exist, or the team is none that the scope may see
 */
export async function addAnnotation(
  { organisationId, teams }: Scope,
  { day, team, text, author }: NewAnnotation,
  at: AnyCatalogue = catalogue(),
): Promise<Annotation> {
  if (teams !== 'all' && (team === null || !teams.includes(team)))
    throw new AppError('not-found', 'There is no team of this name.', 'Choose one from the page Teams.')
  const { prisma } = await at
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const added = await transaction.annotation.create({ data: { organisationId, day, team, text, author } })
    await transaction.auditEntry.create({
      data: {
        organisationId,
        author,
        action: 'annotation-added',
        detail: { annotationId: added.id, day, team, text },
      },
    })
    return toAnnotation(added)
  })
}
