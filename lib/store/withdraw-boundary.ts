import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { lockOrganisation } from './lock-organisation.ts'

/** From here on the boundary is not in force; its history stays. Withdrawing it again changes nothing. @throws AppError `not-found` */
export async function withdrawBoundary(
  { organisationId }: Scope,
  { name, author }: { readonly name: string; readonly author: string },
  at: AnyCatalogue = catalogue(),
): Promise<void> {
  const { prisma } = await at
  await prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const found = await transaction.softwareBoundary.findFirst({
      where: { organisationId, name },
      orderBy: { version: 'desc' },
    })
    if (!found)
      throw new AppError(
        'not-found',
        'There is no boundary of this name.',
        'Choose one from the list of boundaries.',
      )
    if (found.withdrawnAt !== null) return
    await transaction.softwareBoundary.update({ where: { id: found.id }, data: { withdrawnAt: new Date() } })
    await transaction.auditEntry.create({
      data: {
        organisationId,
        author,
        action: 'boundary-withdrawn',
        detail: { name, version: found.version },
      },
    })
  })
}
