import type { NamedManifest } from './newest-manifests.ts'
import { runOf } from './run-of.ts'

/** How many path segments agree, from the end; 0 where the names or the runs differ. */
function agreement(key: string, name: string): number {
  const [runOfKey, runOfName] = [runOf(key), runOf(name)]
  if (runOfKey !== null && runOfName !== null && runOfKey.id !== runOfName.id) return 0
  const [keys, names] = [key.split('/').reverse(), name.split('/').reverse()]
  let agreed = 0
  while (agreed < keys.length && agreed < names.length && keys[agreed] === names[agreed]) agreed += 1
  return agreed
}

/** How many path segments two paths begin with together. */
function nearness(a: string, b: string): number {
  const [as, bs] = [a.split('/'), b.split('/')]
  let near = 0
  while (near < as.length && near < bs.length && as[near] === bs[near]) near += 1
  return near
}

/**
 * Finds the files that a manifest names among those given. People keep only the end of the path a file has in its bucket, so the
 * file whose path agrees longest from its end is the one; of equals, the one nearest to the manifest.
 * @returns for each path of the manifest the name of the file, or null where nobody gave it
 */
export function matchFiles(
  { name: manifestName, manifest }: NamedManifest,
  names: readonly string[],
): ReadonlyMap<string, string | null> {
  const byBase = new Map<string, string[]>()
  for (const name of names) {
    const base = name.slice(name.lastIndexOf('/') + 1)
    byBase.set(base, [...(byBase.get(base) ?? []), name])
  }
  const found = new Map<string, string | null>()
  for (const key of manifest.files) {
    const alike = byBase.get(key.slice(key.lastIndexOf('/') + 1)) ?? []
    const ranked = alike
      .map((name) => ({ name, agreed: agreement(key, name), near: nearness(manifestName, name) }))
      .filter(({ agreed }) => agreed > 0)
      .sort((a, b) => b.agreed - a.agreed || b.near - a.near)
    found.set(key, ranked[0]?.name ?? null)
  }
  return found
}
