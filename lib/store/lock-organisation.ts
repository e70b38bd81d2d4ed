import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Prisma } from './client/client.ts'

/**
 * Makes changes of one organisation's catalogue wait for each other, until the transaction ends.
 *
 * @throws AppError `not-found`
 */
export async function lockOrganisation(
  transaction: Prisma.TransactionClient,
  organisationId: string,
): Promise<void> {
  const found = await transaction.$queryRaw<unknown[]>`
    SELECT id FROM organisation WHERE id = ${organisationId} FOR UPDATE`
  if (found.length === 0)
    throw new AppError('not-found', 'This organisation does not exist.', 'Choose one from the list.')
}
