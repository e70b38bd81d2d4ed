import { AppError } from '#lib/domain/errors/app-error.ts'
import type { NamedManifest } from '#lib/formats/manifests/newest-manifests.ts'
import { readManifest } from '#lib/formats/manifests/read-manifest.ts'
import { manifestsToRead, type ObjectSet, objectSets } from './object-sets.ts'
import type { ObjectStore, StoredObject } from './object-store.ts'

const MAX_OBJECTS = 200_000

/** A prefix is a folder, however it is written: `reports/cur` does not mean `reports/cur-old`. */
const folderPrefix = (prefix: string): string => {
  const trimmed = prefix.replace(/^\/+|\/+$/g, '')
  return trimmed === '' ? '' : `${trimmed}/`
}

async function textOf(store: ObjectStore, object: StoredObject): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of await store.open(object)) chunks.push(chunk)
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
}

export interface ListedObjects {
  readonly sets: readonly ObjectSet[]
  readonly findings: readonly string[]
  /** How many objects there are. */
  readonly objects: number
}

/** What lies under a prefix, as sets of objects that belong together. @throws AppError as the store does; `limit-exceeded` */
export async function listObjects(store: ObjectStore, prefix: string): Promise<ListedObjects> {
  const objects: StoredObject[] = []
  for await (const object of store.list(folderPrefix(prefix))) {
    objects.push(object)
    if (objects.length > MAX_OBJECTS)
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
  return { ...objectSets(objects, manifests), objects: objects.length }
}
