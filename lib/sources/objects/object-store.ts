import type { Readable } from 'node:stream'

/** An object as a listing shows it. */
export interface StoredObject {
  /** Its whole path in the bucket. */
  readonly key: string
  readonly bytes: number
  /** What changes whenever the content does: an ETag or a generation. */
  readonly version: string
}

/** A bucket, whoever runs it. What fails is an AppError. */
export interface ObjectStore {
  /** The objects whose path begins so, page by page, in no particular order. */
  list(prefix: string): AsyncIterable<StoredObject>
  /** The content of an object, as long as it is the one of the listing. */
  open(object: StoredObject): Promise<Readable>
}
