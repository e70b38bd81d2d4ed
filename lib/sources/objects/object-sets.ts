import { createHash } from 'node:crypto'
import { filesThatCount } from '#lib/formats/manifests/files-that-count.ts'
import type { NamedManifest } from '#lib/formats/manifests/newest-manifests.ts'
import { runOf } from '#lib/formats/manifests/run-of.ts'
import { monthOf, periodFolderAt } from './month-of.ts'
import type { StoredObject } from './object-store.ts'

/** Objects that are imported together, because one month of one export is replaced as a whole. */
export interface ObjectSet {
  readonly key: string
  /** `2026-09`; null where nothing tells. */
  readonly month: string | null
  readonly objects: readonly StoredObject[]
  /** Changes whenever one of the objects does. */
  readonly fingerprint: string
}

const MANIFEST = /manifest\.json$/i
const DATA = /\.(?:csv|json|jsonl|ndjson|parquet|gz|zip)$/i
/** That of a report with a thousand columns has 200 KB. */
export const MANIFEST_BYTES = 16 * 1024 ** 2

const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0))
const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

const isManifest = ({ key, bytes }: StoredObject): boolean => MANIFEST.test(key) && bytes <= MANIFEST_BYTES

/** The folder of the export that a path belongs to, as AWS and Azure write them; null where there is no folder of a billing period. */
function rootOf(key: string): string | null {
  const folders = key.split('/').slice(0, -1)
  const at = periodFolderAt(folders)
  if (at < 0) return null
  const above = folders.slice(0, at)
  if (/^(?:meta)?data$/i.test(above.at(-1) ?? '')) above.pop()
  return above.join('/')
}

/**
 * The manifests worth reading: where the folder of a period holds one, those of its runs say no more; of runs whose names tell their
 * time, the newest does.
 */
export function manifestsToRead(objects: readonly StoredObject[]): readonly StoredObject[] {
  const groups = new Map<string, StoredObject[]>()
  for (const object of objects.filter(isManifest)) {
    const group = `${runOf(object.key)?.of ?? folderOf(object.key)}/${baseOf(object.key)}`
    groups.set(group, [...(groups.get(group) ?? []), object])
  }
  const madeOf = ({ key }: StoredObject) => runOf(key)?.made ?? null
  return [...groups.values()].flatMap((group) => {
    const outside = group.filter(({ key }) => runOf(key) === null)
    if (outside.length > 0) return outside
    if (group.some((each) => madeOf(each) === null)) return group
    return group.sort((a, b) => ((madeOf(a) ?? '') < (madeOf(b) ?? '') ? 1 : -1)).slice(0, 1)
  })
}

/** Which objects of a listing are imported together, and what else somebody should know. */
export function objectSets(
  objects: readonly StoredObject[],
  manifests: readonly NamedManifest[],
): { readonly sets: readonly ObjectSet[]; readonly findings: readonly string[] } {
  const byKey = new Map(objects.map((object) => [object.key, object]))
  const data = objects.filter(
    (object) => DATA.test(object.key) && !MANIFEST.test(object.key) && object.bytes > 0,
  )
  const roots = [...new Set(objects.flatMap(({ key }) => rootOf(key) ?? []))].sort(
    (a, b) => b.length - a.length,
  )
  const homeOf = (key: string): string =>
    roots.find((root) => root === '' || key.startsWith(`${root}/`)) ?? ''
  const findings = new Set<string>()
  const groups = new Map<string, { month: string | null; keys: Set<string> }>()
  const put = (group: string, month: string | null, ...keys: readonly string[]) => {
    const found = groups.get(group) ?? { month, keys: new Set<string>() }
    for (const key of keys) found.keys.add(key)
    groups.set(group, found)
  }
  for (const home of new Set(['', ...roots])) {
    const own = manifests.filter(({ name }) => homeOf(name) === home)
    const names = data.map(({ key }) => key).filter((key) => homeOf(key) === home)
    const counting = filesThatCount(own, names)
    for (const reason of [...counting.undecided.values(), ...counting.warnings]) findings.add(reason)
    const missing = new Set(counting.missing)
    const torn = new Set<string>()
    for (const { name, manifest } of own) {
      const lacks = manifest.files.filter((key) => missing.has(key))
      if (lacks.length === 0) continue
      torn.add(name)
      findings.add(
        `${name} names ${lacks.length} files that are not there (yet), such as ${lacks[0]}: left for later.`,
      )
    }
    const months = new Set<string>()
    for (const { name, manifest } of own) {
      const month = manifest.month || monthOf(name)
      if (month !== null) months.add(month)
      const named = [...counting.manifestOf].filter(([, of]) => of === manifest).map(([key]) => key)
      if (named.length > 0 && !torn.has(name))
        put(JSON.stringify([home, manifest.exportName, month]), month, name, ...named)
    }
    for (const key of names) {
      if (counting.manifestOf.has(key) || counting.setAside.has(key) || counting.undecided.has(key)) continue
      const month = monthOf(key)
      if (own.length > 0 && (rootOf(key) === null || month === null || months.has(month))) continue
      put(JSON.stringify([home, '', month]), month, key)
    }
  }
  return {
    sets: [...groups].map(([key, group]) => setOf(key, group.month, group.keys, byKey)),
    findings: [...findings],
  }
}

function setOf(
  key: string,
  month: string | null,
  keys: ReadonlySet<string>,
  byKey: ReadonlyMap<string, StoredObject>,
): ObjectSet {
  const objects = [...keys].sort().flatMap((each) => byKey.get(each) ?? [])
  const described = objects.map((object) => JSON.stringify([object.key, object.bytes, object.version]))
  const fingerprint = createHash('sha256').update(described.join('\n')).digest('hex')
  return { key, month, objects, fingerprint }
}
