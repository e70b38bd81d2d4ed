import { AppError } from '#lib/domain/errors/app-error.ts'
import type { FileContents } from '#lib/domain/imports/file-contents.ts'
import type { ImportState } from '#lib/domain/imports/import-state.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import type { Prisma } from './client/client.ts'
import { type ImportRecord, type NewImport, toImportRecord, WITH_PARTS } from './import-record.ts'
import { lockOrganisation } from './lock-organisation.ts'

export interface BegunImport {
  readonly begun: ImportRecord
  /** It was there already, waiting, running or counting, with the very same files. */
  readonly isEarlier: boolean
}

/**
 * Records that files are to be imported; the import waits as `queued`, and nothing of it counts until `activateImport`. The very
 * same files are recognised: the import that has them is answered, unless another has taken the place of some of it, or they are to be
 * read again and none that waits or runs will do so.
 *
 * @throws AppError `conflict` where one of the uploads is being imported already
 */
export async function beginImport(
  { organisationId }: Scope,
  { uploads, contentHash, onOverlap, isAgain = false, contents = 'bills' }: NewImport,
  at: AnyCatalogue = catalogue(),
): Promise<BegunImport> {
  const { prisma } = await at
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const states = isAgain ? UNDER_WAY : [...UNDER_WAY, 'active' as const]
    const earlier = await sameFiles(transaction, { organisationId, contentHash, contents }, states)
    if (earlier) return { begun: earlier, isEarlier: true }
    await refuseTakenUploads(transaction, uploads)
    const begun = await transaction.import.create({
      data: {
        state: 'queued',
        organisationId,
        fileNames: uploads.map(({ fileName }) => fileName),
        uploads: [...uploads],
        bytes: uploads.reduce((sum, { bytes }) => sum + bytes, 0),
        contentHash,
        onOverlap,
        contents,
        format: '',
        formatVersion: '',
        generator: '',
      },
      include: WITH_PARTS,
    })
    return { begun: toImportRecord(begun), isEarlier: false }
  })
}

const UNDER_WAY = ['queued', 'running'] as const

async function sameFiles(
  transaction: Prisma.TransactionClient,
  files: { readonly organisationId: string; readonly contentHash: string; readonly contents: FileContents },
  states: readonly ImportState[],
): Promise<ImportRecord | undefined> {
  const found = await transaction.import.findFirst({
    where: { ...files, state: { in: [...states] } },
    orderBy: { createdAt: 'desc' },
    include: WITH_PARTS,
  })
  return found?.parts.every(({ state }) => state === 'active') ? toImportRecord(found) : undefined
}

async function refuseTakenUploads(
  transaction: Prisma.TransactionClient,
  uploads: NewImport['uploads'],
): Promise<void> {
  for (const { uploadId } of uploads) {
    const one = JSON.stringify([{ uploadId }])
    const taken = await transaction.$queryRaw<unknown[]>`
      SELECT id FROM import WHERE state IN ('queued', 'running') AND uploads @> ${one}::jsonb LIMIT 1`
    if (taken.length > 0)
      throw new AppError(
        'conflict',
        'One of these files is being imported already.',
        'Wait until that import has finished.',
      )
  }
}
