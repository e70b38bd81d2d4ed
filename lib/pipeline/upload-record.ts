import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { dataFolders } from './data-folders.ts'

const UploadRecord = z.object({
  fileName: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  format: z.string(),
  version: z.string(),
  generator: z.string(),
})
export type UploadRecord = z.infer<typeof UploadRecord>

/** Random ids only: a path can never be made of anything else. */
const UPLOAD_ID = /^[0-9a-f-]{36}$/

export interface Upload extends UploadRecord {
  readonly folder: string
  readonly path: string
}

export const uploadPath = (folder: string): string => join(folder, 'bill')
export const uploadRecordPath = (folder: string): string => join(folder, 'upload.json')

/** A finished upload. @throws AppError `not-found` */
export async function findUpload(uploadId: string): Promise<Upload> {
  const unknown = new AppError('not-found', 'This upload is not known here any more.', 'Drop the file again.')
  if (!UPLOAD_ID.test(uploadId)) throw unknown
  const folder = join((await dataFolders()).uploads, uploadId)
  try {
    const record = UploadRecord.parse(JSON.parse(await readFile(uploadRecordPath(folder), 'utf8')))
    return { ...record, folder, path: uploadPath(folder) }
  } catch (error) {
    throw new AppError(unknown.code, unknown.happened, unknown.next, error)
  }
}
