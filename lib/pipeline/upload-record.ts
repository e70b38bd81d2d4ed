import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { dataFolders } from './data-folders.ts'
import { isUploadId, storedId, uploadStore } from './upload-store.ts'

const UploadRecord = z.object({ bytes: z.number(), sha256: z.string() })

/** What the protocol keeps of an upload. */
export const UploadMetadata = z.object({
  filename: z.string(),
  /** The organisation of the token that uploaded it; absent where none was shown. */
  organisation: z.string().exactOptional(),
})

/** A file that has arrived whole. */
export interface Upload {
  readonly id: string
  /** As its owner calls it, folder included: text to show, never a path. */
  readonly fileName: string
  /** Where it lies, alone in its folder but for what describes it. */
  readonly path: string
  readonly bytes: number
  /** In hexadecimal. */
  readonly sha256: string
}

const unknown = (cause?: unknown) =>
  new AppError('not-found', 'This upload is not known here any more.', 'Upload the file again.', cause)

const recordPath = (folder: string): string => join(folder, 'upload.json')

/** Makes the bytes safe against a power cut, and notes what they are. */
async function measure(folder: string, path: string): Promise<z.infer<typeof UploadRecord>> {
  const file = await open(path, 'r+')
  await file.sync().finally(() => file.close())
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 ** 2 }) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    hash.update(chunk)
  }
  const record = { bytes, sha256: hash.digest('hex') }
  const draft = `${recordPath(folder)}.${randomUUID()}`
  await writeFile(draft, JSON.stringify(record))
  await rename(draft, recordPath(folder))
  return record
}

const noted = async (folder: string) => {
  try {
    return UploadRecord.parse(JSON.parse(await readFile(recordPath(folder), 'utf8')))
  } catch {
    return undefined
  }
}

/**
 * A finished upload. What it is, is looked at once, when it is complete.
 *
 * @param scope who asks; what another organisation's token uploaded is not known to them
 * @throws AppError `not-found`; `conflict` where it has not arrived whole
 */
export async function findUpload(uploadId: string, scope?: Scope): Promise<Upload> {
  if (!isUploadId(uploadId)) throw unknown()
  const folder = join((await dataFolders()).uploads, uploadId)
  const stored = await (await uploadStore()).getUpload(storedId(uploadId)).catch((cause: unknown) => {
    throw unknown(cause)
  })
  const { filename, organisation } = UploadMetadata.parse(stored.metadata)
  if (scope && organisation !== undefined && organisation !== scope.organisationId) throw unknown()
  if (stored.offset !== stored.size)
    throw new AppError(
      'conflict',
      `Of "${filename}" only ${stored.offset} of ${stored.size ?? 'an unknown number of'} bytes have arrived.`,
      'Let the upload finish; one that was cut off goes on where it stopped.',
    )
  const path = join(folder, 'bill')
  const record = (await noted(folder)) ?? (await measure(folder, path))
  return { id: uploadId, fileName: filename, path, ...record }
}
