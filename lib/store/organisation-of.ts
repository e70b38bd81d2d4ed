import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { Organisation } from './organisation.ts'

/**
 * The organisation a question is about, with its settings.
 *
 * @throws AppError `not-found`
 */
export async function organisationOf(scope: Scope, at: AnyCatalogue = catalogue()): Promise<Organisation> {
  const { prisma } = await at
  const found = await prisma.organisation.findUnique({ where: { id: scope.organisationId } })
  if (!found)
    throw new AppError('not-found', 'This organisation does not exist.', 'Choose one from the list.')
  return Organisation.parse(found)
}
