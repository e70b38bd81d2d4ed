import type { Manifest } from './manifest.ts'
import { runOf } from './run-of.ts'

/** A manifest and its path, as its owner has it. */
export interface NamedManifest {
  readonly name: string
  readonly manifest: Manifest
}

/** Manifests that count, one for each export and month, and those of earlier runs. */
export interface SortedManifests {
  readonly current: readonly NamedManifest[]
  readonly earlier: readonly NamedManifest[]
  /** Exports of which several runs are given and nothing says which is the newest. */
  readonly undecided: readonly (readonly NamedManifest[])[]
}

/**
 * Of several runs of one export and month only the newest counts. AWS keeps a copy of the newest manifest in the folder of the
 * period and one in the folder of each run: the copy in the period's folder decides. Otherwise the time of the run does.
 */
export function newestManifests(manifests: readonly NamedManifest[]): SortedManifests {
  const exports = new Map<string, NamedManifest[]>()
  for (const each of manifests) {
    const { kind, exportName, month } = each.manifest
    const key = JSON.stringify([kind, exportName || baseName(each.name), month])
    exports.set(key, [...(exports.get(key) ?? []), each])
  }
  const current: NamedManifest[] = []
  const earlier: NamedManifest[] = []
  const undecided: NamedManifest[][] = []
  for (const group of exports.values()) {
    const best = group.sort(newestFirst)[0] as NamedManifest
    const rivals = group.filter((other) => !sameRun(other, best) && newestFirst(best, other) === 0)
    if (rivals.length > 0) {
      undecided.push(group)
      continue
    }
    current.push(best)
    earlier.push(...group.filter((other) => !sameRun(other, best)))
  }
  return { current, earlier, undecided }
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

const sameRun = (a: NamedManifest, b: NamedManifest): boolean =>
  JSON.stringify(a.manifest.files) === JSON.stringify(b.manifest.files)

function newestFirst(a: NamedManifest, b: NamedManifest): number {
  const ofRun = Number(runOf(a.name) !== null) - Number(runOf(b.name) !== null)
  if (ofRun !== 0 && a.manifest.kind !== 'azure-export') return ofRun
  const [madeA, madeB] = [a.manifest.made ?? '', b.manifest.made ?? '']
  return madeA === madeB ? 0 : madeA > madeB ? -1 : 1
}
