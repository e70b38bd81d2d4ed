import { AppError } from '#lib/domain/errors/app-error.ts'
import type { FileContents } from '#lib/domain/imports/file-contents.ts'
import type { OnOverlap } from '#lib/domain/imports/on-overlap.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type BegunImport, beginImport } from '#lib/store/begin-import.ts'
import { contentHash } from './content-hash.ts'
import { discardUploads } from './discard-uploads.ts'
import { enqueueImport } from './import-queue.ts'
import { findUpload, type Upload } from './upload-record.ts'

export interface StartedImport {
  readonly importId: string
  /** The very same files are waiting, running or imported already, as the import that is answered. */
  readonly alreadyImported: boolean
}

/** How files are to be imported. */
export interface ImportWish {
  /** What to do where parts that count already hold the same months; they are replaced unless it says otherwise. */
  readonly onOverlap?: OnOverlap
  /** What the files are; bills where absent. */
  readonly contents?: FileContents
}

/** Records that uploads are to be imported as one import; each file counts once, however often it was given. */
export async function recordImport(
  scope: Scope,
  uploads: readonly Upload[],
  { onOverlap = 'replace', contents = 'bills' }: ImportWish = {},
): Promise<BegunImport> {
  const distinct = [...new Map(uploads.map((upload) => [upload.sha256, upload])).values()]
  const recorded = await beginImport(scope, {
    uploads: distinct.map(({ id, fileName, sha256, bytes }) => ({ uploadId: id, fileName, sha256, bytes })),
    contentHash: contentHash(distinct),
    onOverlap,
    contents,
  })
  const needed = new Set(recorded.begun.uploads.map(({ uploadId }) => uploadId))
  await discardUploads(uploads.map(({ id }) => id).filter((id) => !needed.has(id)))
  return recorded
}

/**
 * Puts the import of uploaded files in the queue and answers at once; `importProgress` tells how it goes. The very same files are
 * recognised: the import that has them is answered, and nothing counts twice.
 *
 * @throws AppError `not-found`, `bad-arguments`, `conflict`
 */
export async function startImport(
  scope: Scope,
  uploadIds: readonly string[],
  wish: ImportWish = {},
): Promise<StartedImport> {
  const uploads: Upload[] = []
  for (const id of new Set(uploadIds)) uploads.push(await findUpload(id, scope))
  if (uploads.length === 0) throw new AppError('bad-arguments', 'No file was given.', 'Upload a file first.')
  const { begun, isEarlier } = await recordImport(scope, uploads, wish)
  if (!isEarlier) await enqueueImport({ organisationId: scope.organisationId, importId: begun.id })
  return { importId: begun.id, alreadyImported: isEarlier }
}
