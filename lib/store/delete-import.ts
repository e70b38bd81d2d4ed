import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { lockOrganisation } from './lock-organisation.ts'

/** Part ids. The files of the deleted ones are no longer needed. */
export interface DeletedImport {
  readonly deletedParts: readonly string[]
  readonly restoredParts: readonly string[]
}

/**
 * Takes an import out of every total, in one step: what its parts had superseded counts again,
 * or, where a part was itself superseded, is superseded by that later part instead.
 *
 * @throws AppError `not-found`; `conflict` where the import still waits or runs.
 */
export async function deleteImport(
  { organisationId }: Scope,
  importId: string,
  at: AnyCatalogue = catalogue(),
): Promise<DeletedImport> {
  const { prisma } = await at
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const found = await transaction.import.findUnique({ where: { id: importId, organisationId } })
    if (!found || found.state === 'deleted')
      throw new AppError('not-found', 'This import does not exist.', 'Choose one from the list of imports.')
    if (found.state === 'queued' || found.state === 'running')
      throw new AppError('conflict', 'This import has not ended yet.', 'Wait until it has, or cancel it.')

    await transaction.import.update({ where: { id: importId }, data: { state: 'deleted' } })
    const deleted = await transaction.part.updateManyAndReturn({
      where: { importId },
      data: { state: 'deleted' },
      select: { id: true },
    })
    const earlier = await transaction.$queryRaw<{ id: string; state: string }[]>`
      UPDATE part AS earlier SET
        superseded_by_id = gone.superseded_by_id,
        state = CASE WHEN gone.superseded_by_id IS NULL THEN 'active'::part_state ELSE 'superseded' END
      FROM part AS gone
      WHERE gone.import_id = ${importId} AND earlier.superseded_by_id = gone.id
      RETURNING earlier.id, earlier.state::text`
    await transaction.part.updateMany({ where: { importId }, data: { supersededById: null } })

    const deletedParts = deleted.map(({ id }) => id)
    const restoredParts = earlier.filter(({ state }) => state === 'active').map(({ id }) => id)
    await transaction.auditEntry.create({
      data: {
        organisationId,
        action: 'import-deleted',
        detail: { importId, parts: deletedParts, restored: restoredParts },
      },
    })
    return { deletedParts, restoredParts }
  })
}
