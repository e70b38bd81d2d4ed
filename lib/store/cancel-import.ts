import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { type ImportedUpload, toImportRecord, WITH_PARTS } from './import-record.ts'
import { lockOrganisation } from './lock-organisation.ts'

export interface CancelledImport {
  readonly wasRunning: boolean
  readonly uploads: readonly ImportedUpload[]
}

/**
 * Ends an import that waits or runs: from here on nothing of it can count.
 *
 * @throws AppError `not-found`; `conflict` where it has ended already.
 */
export async function cancelImport(
  { organisationId }: Scope,
  importId: string,
  at: AnyCatalogue = catalogue(),
): Promise<CancelledImport> {
  const { prisma } = await at
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const found = await transaction.import.findUnique({
      where: { id: importId, organisationId },
      include: WITH_PARTS,
    })
    if (!found || found.state === 'deleted')
      throw new AppError('not-found', 'This import does not exist.', 'Choose one from the list of imports.')
    if (found.state !== 'queued' && found.state !== 'running')
      throw new AppError(
        'conflict',
        'This import has ended already.',
        'Delete it if it should not count any more.',
      )
    await transaction.import.update({
      where: { id: importId },
      data: { state: 'cancelled', error: 'It was cancelled before it was done.', finishedAt: new Date() },
    })
    await transaction.auditEntry.create({
      data: { organisationId, action: 'import-cancelled', detail: { importId } },
    })
    return { wasRunning: found.state === 'running', uploads: toImportRecord(found).uploads }
  })
}
