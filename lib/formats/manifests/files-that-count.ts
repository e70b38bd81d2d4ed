import type { Manifest } from './manifest.ts'
import { matchFiles } from './match-files.ts'
import { type NamedManifest, newestManifests } from './newest-manifests.ts'
import { type Run, runOf } from './run-of.ts'

/** What is to be done with the files given together. Files are called by their names; no two have the same. */
export interface FilesThatCount {
  /** Files that are left out, and why. */
  readonly setAside: ReadonlyMap<string, string>
  /** The manifest that names a file. */
  readonly manifestOf: ReadonlyMap<string, Manifest>
  /** Files that a manifest names and nobody gave, by their path in the bucket. */
  readonly missing: readonly string[]
  /** Files of which nothing says whether they count, and why. */
  readonly undecided: ReadonlyMap<string, string>
  readonly warnings: readonly string[]
}

/**
 * Which files belong together and count: those that the newest manifest of each export and month names, and files that no
 * manifest speaks of. Without a manifest, folders of runs whose names tell their time are judged by it.
 * @param names of the files that are no manifest, with the folders their owner has them in
 */
export function filesThatCount(
  manifests: readonly NamedManifest[],
  names: readonly string[],
): FilesThatCount {
  const setAside = new Map<string, string>()
  const manifestOf = new Map<string, Manifest>()
  const undecided = new Map<string, string>()
  const missing: string[] = []
  const warnings: string[] = []
  const sorted = newestManifests(manifests)
  for (const current of sorted.current) {
    for (const [key, name] of matchFiles(current, names)) {
      if (name === null) missing.push(key)
      else manifestOf.set(name, current.manifest)
    }
  }
  const free = () =>
    names.filter((name) => !manifestOf.has(name) && !setAside.has(name) && !undecided.has(name))
  for (const earlier of sorted.earlier) {
    for (const name of matchFiles(earlier, free()).values())
      if (name !== null) setAside.set(name, 'It is of an earlier run of the same export and month.')
  }
  for (const rivals of sorted.undecided) {
    for (const rival of rivals)
      for (const name of matchFiles(rival, free()).values())
        if (name !== null)
          undecided.set(name, `Several runs of the export ${rival.manifest.exportName} hold the same month`)
  }
  const counted = [...manifestOf.keys()].flatMap((name) => runOf(name) ?? [])
  for (const name of free()) {
    const run = runOf(name)
    if (run !== null && counted.some((other) => other.of === run.of && other.id !== run.id))
      setAside.set(name, 'It is of another run of an export than the one that its manifest names.')
    else if (sorted.current.some((current) => isLeftOut(current, name)))
      setAside.set(name, 'The manifest beside it does not name it.')
  }
  judgeByFolders(free(), setAside, undecided, warnings)
  return { setAside, manifestOf, missing, undecided, warnings }
}

const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0))
/** A name without what differs between the files of one export. */
const stemOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replaceAll(/\d+/g, '#')

/** Whether a file lies in the manifest's own folder and is named like its files, and yet is none of them. */
const isLeftOut = ({ name: manifestName, manifest }: NamedManifest, name: string): boolean =>
  folderOf(name) === folderOf(manifestName) && manifest.files.some((key) => stemOf(key) === stemOf(name))

function judgeByFolders(
  names: readonly string[],
  setAside: Map<string, string>,
  undecided: Map<string, string>,
  warnings: string[],
): void {
  const folders = new Map<string, { name: string; run: Run }[]>()
  for (const name of names) {
    const run = runOf(name)
    if (run !== null) folders.set(run.of, [...(folders.get(run.of) ?? []), { name, run }])
  }
  for (const [folder, files] of folders) {
    const runs = new Map(files.map(({ run }) => [run.id, run]))
    if (runs.size < 2) continue
    const newest = [...runs.values()]
      .map(({ made }) => made ?? '')
      .sort()
      .at(-1)
    if ([...runs.values()].every(({ made }) => made !== null)) {
      for (const { name, run } of files)
        if (run.made !== newest)
          setAside.set(name, `The folder ${folder || 'above'} holds a newer run of the same export.`)
    } else if (files.some(({ run }) => run.certain)) {
      for (const { name } of files)
        undecided.set(name, `The folder ${folder} holds ${runs.size} runs of one month`)
    } else {
      warnings.push(
        `The folder ${folder || 'at the top'} holds ${runs.size} folders named like runs of one export. If they hold the same month, it counts more than once: give one of them only.`,
      )
    }
  }
}
