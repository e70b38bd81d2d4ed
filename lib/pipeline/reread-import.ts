import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { beginImport } from '#lib/store/begin-import.ts'
import { findImport } from '#lib/store/find-import.ts'
import { addUpload } from './add-upload.ts'
import { contentHash } from './content-hash.ts'
import { dataFolders } from './data-folders.ts'
import { discardUploads } from './discard-uploads.ts'
import { enqueueImport } from './import-queue.ts'
import { makeRoom } from './make-room.ts'
import { originalsFolder, packedName } from './original-files.ts'
import type { StartedImport } from './start-import.ts'
import type { Upload } from './upload-record.ts'

/**
 * Puts the files of an import, as they were kept, in the queue once more, so that what this version reads better is read better. The
 * new import takes the place of the old one when it is done, and of nothing if it fails; deleting it brings the old one back.
 *
 * @throws AppError `not-found` where the import does not count or its files were not kept; `file-too-large` without room
 */
export async function rereadImport(scope: Scope, importId: string): Promise<StartedImport> {
  const found = await findImport(scope, importId)
  if (found?.state !== 'active')
    throw new AppError('not-found', 'This import does not exist.', 'Choose one from the list of imports.')
  const folder = originalsFolder(await dataFolders(), scope, importId)
  await makeRoom(found.bytes)
  const uploads: Upload[] = []
  try {
    for (const { fileName, sha256 } of found.uploads) uploads.push(await original(folder, fileName, sha256))
  } catch (error) {
    await discardUploads(uploads.map(({ id }) => id))
    throw error
  }
  const { begun, isEarlier } = await beginImport(scope, {
    uploads: uploads.map(({ id, fileName, sha256, bytes }) => ({ uploadId: id, fileName, sha256, bytes })),
    contentHash: contentHash(uploads),
    onOverlap: 'replace',
    isAgain: true,
    contents: found.contents,
  })
  if (isEarlier) await discardUploads(uploads.map(({ id }) => id))
  else await enqueueImport({ organisationId: scope.organisationId, importId: begun.id })
  return { importId: begun.id, alreadyImported: isEarlier }
}

/** A kept file as if it had been uploaded again, byte for byte. */
async function original(folder: string, fileName: string, sha256: string): Promise<Upload> {
  const plain = join(folder, sha256)
  if (existsSync(plain)) return addUpload(fileName, plain)
  const packed = join(folder, packedName(sha256))
  if (!existsSync(packed))
    throw new AppError(
      'not-found',
      'The files of this import were not kept.',
      'Upload them again. Settings say whether files are kept after their import.',
    )
  const unpacked = `${plain}.tmp`
  try {
    await pipeline(createReadStream(packed), createGunzip(), createWriteStream(unpacked))
    return await addUpload(fileName, unpacked)
  } finally {
    await rm(unpacked, { force: true })
  }
}
