import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'

/**
 * Removes the demo organisation with everything that belongs to it. Its part files stay in
 * the lake, where no part names them any more.
 *
 * @throws AppError `not-found`; `forbidden` where the organisation is a real one.
 */
export async function removeOrganisation(
  { organisationId }: Scope,
  at: AnyCatalogue = catalogue(),
): Promise<void> {
  const { prisma } = await at
  const { count } = await prisma.organisation.deleteMany({ where: { id: organisationId, isDemo: true } })
  if (count > 0) return
  if (await prisma.organisation.findUnique({ where: { id: organisationId } }))
    throw new AppError(
      'forbidden',
      'Only the demo organisation can be removed as a whole.',
      'Delete the imports of this one instead.',
    )
  throw new AppError('not-found', 'This organisation does not exist.', 'Choose one from the list.')
}
