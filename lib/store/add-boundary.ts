import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { BoundaryDefinition, SoftwareBoundary } from '#lib/domain/sci/boundary.ts'
import { toBoundary } from './boundary-record.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import type { Prisma } from './client/client.ts'
import { lockOrganisation } from './lock-organisation.ts'

export interface NewBoundary {
  readonly name: string
  readonly definition: BoundaryDefinition
  readonly author: string
  readonly note: string
  /** The version that it was made from, 0 for none: where another has come since, nothing changes. */
  readonly basedOn?: number | undefined
}

/**
 * Puts a boundary in force as a new version; earlier ones stay as they were.
 *
 * @throws AppError `not-found`, or `conflict` where `basedOn` is not the latest version
 */
export async function addBoundary(
  { organisationId }: Scope,
  { name, definition, author, note, basedOn }: NewBoundary,
  at: AnyCatalogue = catalogue(),
): Promise<SoftwareBoundary> {
  const { prisma } = await at
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const latest = await transaction.softwareBoundary.findFirst({
      where: { organisationId, name },
      orderBy: { version: 'desc' },
      select: { version: true },
    })
    const before = latest?.version ?? 0
    if (basedOn !== undefined && basedOn !== before)
      throw new AppError(
        'conflict',
        basedOn === 0
          ? 'There is a boundary of this name.'
          : 'Somebody has changed this boundary since you opened it.',
        basedOn === 0
          ? 'Choose another name.'
          : 'Load it again, and make your change to what is now in force.',
      )
    const version = before + 1
    const added = await transaction.softwareBoundary.create({
      // Prisma's type of JSON has no readonly lists.
      data: {
        organisationId,
        name,
        version,
        definition: definition as unknown as Prisma.InputJsonValue,
        author,
        note,
      },
    })
    await transaction.auditEntry.create({
      data: { organisationId, author, action: 'boundary-defined', detail: { name, version, note } },
    })
    return toBoundary(added)
  })
}
