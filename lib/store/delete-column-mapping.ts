import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { lockOrganisation } from './lock-organisation.ts'

/**
 * Forgets a mapping. What was imported with it stays.
 *
 * @throws AppError `not-found`
 */
export async function deleteColumnMapping(
  { organisationId }: Scope,
  id: string,
  at: AnyCatalogue = catalogue(),
): Promise<void> {
  const { prisma } = await at
  await prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const { count } = await transaction.columnMapping.deleteMany({ where: { id, organisationId } })
    if (count === 0)
      throw new AppError('not-found', 'This mapping does not exist.', 'Choose one from the list of mappings.')
    await transaction.auditEntry.create({
      data: { organisationId, action: 'column-mapping-deleted', detail: { id } },
    })
  })
}
