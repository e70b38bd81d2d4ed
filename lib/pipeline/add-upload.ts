import { randomUUID } from 'node:crypto'
import { copyFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Upload as StoredUpload } from '@tus/server'
import { dataFolders } from './data-folders.ts'
import { findUpload, type Upload } from './upload-record.ts'
import { storedId, uploadStore } from './upload-store.ts'

/** Takes a file of this machine in as if it had been uploaded; one that lies on the disk of the data directory can be moved. */
export async function addUpload(
  fileName: string,
  path: string,
  { moves = false }: { readonly moves?: boolean } = {},
): Promise<Upload> {
  const id = randomUUID()
  const { size } = await stat(path)
  const metadata = { filename: fileName }
  await (await uploadStore()).create(new StoredUpload({ id: storedId(id), size, offset: 0, metadata }))
  await (moves ? rename : copyFile)(path, join((await dataFolders()).uploads, storedId(id)))
  return findUpload(id)
}
