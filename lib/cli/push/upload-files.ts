import { createReadStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import * as tus from 'tus-js-client'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { FileToPush } from './files-to-push.ts'
import { failureFrom, type ServerClient, unreachable } from './server-client.ts'

/** A connection that drops is tried again for about two minutes, from the last byte that arrived; each byte begins them anew. */
const RETRY_MILLISECONDS = [500, 1000, 2000, 5000, 10_000, 20_000, 30_000, 60_000]

/** Remembers where each upload goes on, so that the same command can be given again. Not in the types of the library. */
const { FileUrlStorage } = tus as unknown as {
  readonly FileUrlStorage: new (path: string) => tus.UrlStorage
}

async function openMemory(): Promise<tus.UrlStorage> {
  const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'headroom')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return new FileUrlStorage(join(folder, 'uploads.json'))
}

function problemOf(error: Error | tus.DetailedError, server: URL): AppError {
  if (error instanceof AppError) return error
  const answer = 'originalResponse' in error ? error.originalResponse : null
  return answer ? failureFrom(answer.getStatus(), answer.getBody()) : unreachable(server)
}

function uploadFile(
  client: ServerClient,
  { path, name, bytes }: FileToPush,
  memory: tus.UrlStorage,
  onProgress: (sent: number) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const file = createReadStream(path)
    file.on('error', reject)
    const upload = new tus.Upload(file as unknown as Buffer, {
      endpoint: client.at('/uploads'),
      headers: { ...client.headers },
      metadata: { filename: name },
      uploadSize: bytes,
      retryDelays: RETRY_MILLISECONDS,
      urlStorage: memory,
      removeFingerprintOnSuccess: false,
      onProgress,
      onError: (error) => reject(problemOf(error, client.server)),
      onSuccess: () => {
        const id = new URL(upload.url ?? '', client.at('/uploads')).pathname.split('/').at(-1)
        resolve(id ?? '')
      },
    })
    upload
      .findPreviousUploads()
      .then((earlier) => {
        const [last] = earlier.sort((a, b) => b.creationTime.localeCompare(a.creationTime))
        if (last) upload.resumeFromPreviousUpload(last)
        upload.start()
      })
      .catch(reject)
  })
}

export interface UploadedFiles {
  readonly uploadIds: readonly string[]
  /** To be called once the server needs no more of these files from us. */
  forget(): Promise<void>
}

/**
 * Sends files one after the other, each from where it was cut off, now or in an earlier run.
 *
 * @param onSent is told how many bytes of all files have arrived
 * @throws AppError what the server says; `server-unreachable`
 */
export async function uploadFiles(
  client: ServerClient,
  files: readonly FileToPush[],
  onSent: (bytes: number) => void,
): Promise<UploadedFiles> {
  const memory = await openMemory()
  const uploadIds: string[] = []
  let before = 0
  for (const file of files) {
    uploadIds.push(await uploadFile(client, file, memory, (sent) => onSent(before + sent)))
    before += file.bytes
    onSent(before)
  }
  const forget = async () => {
    for (const { uploadUrl, urlStorageKey } of await memory.findAllUploads())
      if (uploadIds.some((id) => uploadUrl?.endsWith(`/${id}`))) await memory.removeUpload(urlStorageKey)
  }
  return { uploadIds, forget }
}
