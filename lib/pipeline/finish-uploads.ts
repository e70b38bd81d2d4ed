import { join } from 'node:path'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { ImportRecord } from '#lib/store/import-record.ts'
import { dataFolders } from './data-folders.ts'
import { discardUploads } from './discard-uploads.ts'
import { keepOriginals } from './keep-originals.ts'
import { storedId } from './upload-store.ts'

/**
 * For the uploads of an import that has ended: where it counts they are kept as originals, if the settings say so; the rest goes,
 * and so do all logs: what people wrote into them is nobody's to keep.
 */
export async function finishUploads(
  scope: Scope,
  { id, state, uploads, contents }: Pick<ImportRecord, 'id' | 'state' | 'uploads' | 'contents'>,
): Promise<void> {
  const { uploads: folder } = await dataFolders()
  if (state === 'active' && contents !== 'logs') {
    const files = uploads.map(({ uploadId, sha256 }) => ({ path: join(folder, storedId(uploadId)), sha256 }))
    await keepOriginals(scope, id, files)
  }
  await discardUploads(uploads.map(({ uploadId }) => uploadId))
}
