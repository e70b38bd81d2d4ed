import { DetailedError, Upload } from 'tus-js-client'
import { type Problem, problemFrom, UNREACHABLE } from '../call-api.client.tsx'
import { relativePathOf } from './relative-path.ts'

/** One file on its way to the server. */
export interface FileUpload {
  readonly key: string
  /** The path that its owner's folder gives it; empty where only the server knows it. */
  readonly name: string
  readonly bytes: number
  readonly sent: number
  readonly state: 'waiting' | 'sending' | 'interrupted' | 'sent' | 'failed'
  /** Known once everything is sent. */
  readonly uploadId: string | null
  readonly problem: Problem | null
}

export interface UploadSnapshot {
  readonly uploads: readonly FileUpload[]
  readonly isPaused: boolean
}

const ENDPOINT = '/api/v1/uploads'
const CHUNK_BYTES = 8 * 1024 ** 2
/** Each piece that arrives starts the count anew; the last waits cover the restart of a server. */
const RETRY_AFTER_MS = [0, 500, 1000, 2000, 4000, 8000, 15_000, 30_000, 30_000, 60_000, 60_000]
const SENT_AT_ONCE = 3

const NOTHING: UploadSnapshot = { uploads: [], isPaused: false }

/** What the server said of a failed request; that it said nothing, where it did not. */
function problemOf(error: Error): Problem {
  const text = error instanceof DetailedError ? error.originalResponse?.getBody() : undefined
  if (!text) return UNREACHABLE
  try {
    return problemFrom(JSON.parse(text))
  } catch {
    return problemFrom(null)
  }
}

/** A request that the server understood and refused is not tried again, but for a file that another request holds. */
function isWorthTrying(error: DetailedError): boolean {
  const status = error.originalResponse?.getStatus() ?? 0
  return status < 400 || status >= 500 || status === 409 || status === 423
}

/**
 * The files that a person gave, sent a few at once in pieces by the tus protocol. A dropped connection is taken up
 * where it broke off; so is a file that is given again after the page was closed.
 */
export class UploadQueue {
  #snapshot = NOTHING
  readonly #tus = new Map<string, Upload>()
  readonly #listeners = new Set<() => void>()

  readonly snapshot = (): UploadSnapshot => this.#snapshot

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Files to be sent after those that are there already. */
  add(files: readonly File[]): void {
    const added = files.map((file): FileUpload => {
      const key = `${Date.now()} ${Math.random()}`
      const name = relativePathOf(file)
      this.#tus.set(key, this.#uploadOf(key, name, file))
      return { key, name, bytes: file.size, sent: 0, state: 'waiting', uploadId: null, problem: null }
    })
    this.#set({ uploads: [...this.#snapshot.uploads, ...added] })
    this.#sendNext()
  }

  /** A file that the server has already. */
  restore(uploadId: string): void {
    if (this.#snapshot.uploads.some((upload) => upload.uploadId === uploadId)) return
    const upload: FileUpload = {
      key: uploadId,
      name: '',
      bytes: 0,
      sent: 0,
      state: 'sent',
      uploadId,
      problem: null,
    }
    this.#set({ uploads: [...this.#snapshot.uploads, upload] })
  }

  pause(): void {
    for (const { key, state } of this.#snapshot.uploads)
      if (state === 'sending' || state === 'interrupted') {
        void this.#tus.get(key)?.abort()
        this.#change(key, { state: 'waiting' })
      }
    this.#set({ isPaused: true })
  }

  resume(): void {
    this.#set({ isPaused: false })
    this.#sendNext()
  }

  /** Sends again what failed. */
  retry(): void {
    for (const { key, state } of this.#snapshot.uploads)
      if (state === 'failed') this.#change(key, { state: 'waiting', problem: null })
    this.resume()
  }

  /** Leaves files out; the server removes what it has of them. */
  remove(keys: readonly string[]): void {
    for (const key of keys) {
      this.#tus
        .get(key)
        ?.abort(true)
        .catch(() => undefined)
      this.#tus.delete(key)
    }
    this.#set({ uploads: this.#snapshot.uploads.filter((upload) => !keys.includes(upload.key)) })
    this.#sendNext()
  }

  /** Forgets all files and leaves them to the server. */
  clear(): void {
    this.#tus.clear()
    this.#set(NOTHING)
  }

  #uploadOf(key: string, name: string, file: File): Upload {
    const upload = new Upload(file, {
      endpoint: ENDPOINT,
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_AFTER_MS,
      metadata: { filename: name },
      fingerprint: () => Promise.resolve(`headroom ${JSON.stringify([name, file.size, file.lastModified])}`),
      removeFingerprintOnSuccess: true,
      onProgress: (sent) => this.#change(key, { state: 'sending', sent }),
      onShouldRetry: (error) => {
        const isRetried = isWorthTrying(error)
        if (isRetried) this.#change(key, { state: 'interrupted' })
        return isRetried
      },
      onSuccess: () => {
        const uploadId = upload.url?.split('/').at(-1) ?? null
        this.#change(key, { state: 'sent', sent: file.size, uploadId })
        this.#sendNext()
      },
      onError: (error) => {
        this.#change(key, { state: 'failed', problem: problemOf(error) })
        this.#sendNext()
      },
    })
    return upload
  }

  #sendNext(): void {
    if (this.#snapshot.isPaused) return
    const { uploads } = this.#snapshot
    const busy = uploads.filter(({ state }) => state === 'sending' || state === 'interrupted').length
    const next = uploads.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, SENT_AT_ONCE - busy))
    for (const { key } of next) {
      this.#change(key, { state: 'sending' })
      void this.#send(key)
    }
  }

  async #send(key: string): Promise<void> {
    const upload = this.#tus.get(key)
    if (!upload) return
    if (upload.url === null) {
      const [previous] = await upload.findPreviousUploads()
      if (previous) upload.resumeFromPreviousUpload(previous)
    }
    const isStillWanted = this.#snapshot.uploads.some((one) => one.key === key && one.state === 'sending')
    if (isStillWanted) upload.start()
  }

  #change(key: string, change: Partial<FileUpload>): void {
    this.#set({
      uploads: this.#snapshot.uploads.map((upload) =>
        upload.key === key ? { ...upload, ...change } : upload,
      ),
    })
  }

  #set(change: Partial<UploadSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change }
    for (const listener of this.#listeners) listener()
  }
}
