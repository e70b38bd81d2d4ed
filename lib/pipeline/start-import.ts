import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { processSingleton } from '#lib/domain/process-singleton.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { beginImport } from '#lib/store/begin-import.ts'
import { findImportByContentHash } from '#lib/store/find-import-by-content-hash.ts'
import { runImport } from './run-import.ts'
import { findUpload, type Upload } from './upload-record.ts'

/** Imports of one process run one after the other: each may use all the memory that an import is allowed. */
interface Queue {
  last: Promise<void>
}
const queue = (): Queue => processSingleton('import-queue', () => ({ last: Promise.resolve() }))

const contentHash = (uploads: readonly Upload[]): string =>
  createHash('sha256')
    .update([...new Set(uploads.map((upload) => upload.sha256))].sort().join('\n'))
    .digest('hex')

const discard = async (uploads: readonly Upload[]): Promise<void> => {
  for (const upload of uploads) await rm(upload.folder, { recursive: true, force: true })
}

export interface StartedImport {
  readonly importId: string
  readonly alreadyImported: boolean
  /** Settles when the import has ended, well or not. */
  readonly done: Promise<void>
}

/**
 * Begins the import of uploaded files as one import and answers at once; `importProgress` tells how it goes.
 * The very same files are recognised: the import that has them is answered, and nothing counts twice.
 *
 * @throws AppError `not-found`, `bad-arguments`
 */
export async function startImport(scope: Scope, uploadIds: readonly string[]): Promise<StartedImport> {
  const claimed = processSingleton('claimed-uploads', () => new Set<string>())
  if (uploadIds.some((id) => claimed.has(id)))
    throw new AppError(
      'conflict',
      'This file is being imported already.',
      'Wait until the import has finished.',
    )
  for (const id of uploadIds) claimed.add(id)
  try {
    return await start(scope, uploadIds)
  } catch (error) {
    for (const id of uploadIds) claimed.delete(id)
    throw error
  }
}

async function start(scope: Scope, uploadIds: readonly string[]): Promise<StartedImport> {
  const found = await Promise.all([...new Set(uploadIds)].map(findUpload))
  const uploads = found.filter(
    (upload, index) => found.findIndex((other) => other.sha256 === upload.sha256) === index,
  )
  const [first] = uploads
  if (!first) throw new AppError('bad-arguments', 'No file was given.', 'Upload a billing export first.')

  const earlier = await findImportByContentHash(scope, contentHash(uploads))
  if (earlier?.parts.every((part) => part.state === 'active')) {
    await discard(found)
    return { importId: earlier.id, alreadyImported: true, done: Promise.resolve() }
  }
  const begun = await beginImport(scope, {
    fileNames: uploads.map((upload) => upload.fileName),
    contentHash: contentHash(uploads),
    format: first.format,
    formatVersion: first.version,
    generator: first.generator,
  })
  const work = async () => {
    await runImport(scope, begun.id, uploads)
    await discard(found)
  }
  const done = queue().last.then(work)
  queue().last = done.catch((error: unknown) => console.error(error))
  return { importId: begun.id, alreadyImported: false, done }
}
