import { AppError } from '#lib/domain/errors/app-error.ts'
import type { NamedManifest } from '#lib/formats/manifests/newest-manifests.ts'
import { readManifest } from '#lib/formats/manifests/read-manifest.ts'
import { MANIFEST_BYTES, manifestsToRead, type ObjectSet, objectSets } from './object-sets.ts'
import type { ObjectStore, StoredObject } from './object-store.ts'

const MAX_OBJECTS = 200_000

/** A prefix is a folder, however it is written: `reports/cur` does not mean `reports/cur-old`. */
const folderPrefix = (prefix: string): string => {
  const trimmed = prefix.replace(/^\/+|\/+$/g, '')
  return trimmed === '' ? '' : `${trimmed}/`
}

async function textOf(store: ObjectStore, object: StoredObject): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of await store.open(object)) {
    bytes += chunk.length
    if (bytes > MANIFEST_BYTES)
      throw new AppError(
        'limit-exceeded',
        `${object.key} is larger than the list of files says.`,
        'Nothing of the export was fetched.',
      )
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
}

/** A path that cannot be asked for or written down: one that climbs, or has signs that nobody sees. */
const isUnusable = (key: string): boolean =>
  key.length > 4096 || /\p{Cc}/u.test(key) || key.split('/').some((part) => part === '.' || part === '..')

export interface ListedObjects {
  readonly sets: readonly ObjectSet[]
  readonly findings: readonly string[]
  /** How many objects there are. */
  readonly objects: number
}

/** What lies under a prefix, as sets of objects that belong together. @throws AppError as the store does; `limit-exceeded` */
export async function listObjects(store: ObjectStore, prefix: string): Promise<ListedObjects> {
  const objects: StoredObject[] = []
  let unusable = 0
  for await (const object of store.list(folderPrefix(prefix))) {
    if (isUnusable(object.key)) unusable += 1
    else objects.push(object)
    if (objects.length + unusable > MAX_OBJECTS)
      throw new AppError(
        'limit-exceeded',
        `There are more than ${MAX_OBJECTS} objects under this prefix.`,
        'Give the prefix of the export alone.',
      )
  }
  const manifests: NamedManifest[] = []
  for (const object of manifestsToRead(objects)) {
    const manifest = readManifest(await textOf(store, object))
    if (manifest !== null) manifests.push({ name: object.key, manifest })
  }
  const { sets, findings } = objectSets(objects, manifests)
  const left =
    unusable === 0 ? [] : [`${unusable} objects have a path that cannot be used, and are left out.`]
  return { sets, findings: [...findings, ...left], objects: objects.length }
}
