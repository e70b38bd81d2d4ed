import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import type { Scope } from '#lib/domain/report/filter.ts'
import { startImport } from '#lib/pipeline/start-import.ts'
import { storeUpload } from '#lib/pipeline/store-upload.ts'

/** Uploads files and imports them as one, as the page does; answers when the import has ended. */
export async function importFiles(scope: Scope, paths: readonly string[]) {
  const uploadIds: string[] = []
  for (const path of paths) {
    const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>
    uploadIds.push((await storeUpload(basename(path), body)).uploadId)
  }
  const started = await startImport(scope, uploadIds)
  await started.done
  return started
}
