import { randomUUID } from 'node:crypto'
import { copyFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Upload as StoredUpload } from '@tus/server'
import { dataFolders } from './data-folders.ts'
import { findUpload, type Upload } from './upload-record.ts'
import { storedId, uploadStore } from './upload-store.ts'

/** Takes a file of this machine in as if it had been uploaded. */
export async function addUpload(fileName: string, path: string): Promise<Upload> {
  const id = randomUUID()
  const { size } = await stat(path)
  const metadata = { filename: fileName }
  await (await uploadStore()).create(new StoredUpload({ id: storedId(id), size, offset: 0, metadata }))
  await copyFile(path, join((await dataFolders()).uploads, storedId(id)))
  return findUpload(id)
}
