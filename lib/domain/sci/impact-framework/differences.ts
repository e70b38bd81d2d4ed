import type { ComputedNode } from './compute-tree.ts'
import type { Row } from './manifest.ts'
import type { Reasons } from './recompute.ts'

/** A value for which Impact Framework's definition and the right one differ. */
export interface Difference {
  /** The component or group; empty for the whole tree. */
  readonly path: string
  /** `outputs[n]`, counted from 0, or `aggregated`. */
  readonly at: string
  readonly parameter: string
  readonly impactFramework: unknown
  /** Null where the right definition has no value. */
  readonly correct: unknown
  readonly reason: string
}

/** Below this, relative, two numbers are the same number computed in another order. */
const SAME = 1e-9

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return Object.is(a, b) || String(a) === String(b)
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) === Number.isNaN(b)
  return a === b || Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b))
}

type Found = Omit<Difference, 'reason'>

function between(path: string, at: string, theirs: Row, ours: Row): readonly Found[] {
  return Object.keys(theirs)
    .filter((name) => !isSame(theirs[name], ours[name]))
    .map((parameter) => {
      const correct = ours[parameter]
      return {
        path,
        at,
        parameter,
        impactFramework: theirs[parameter],
        correct: correct === undefined || Number.isNaN(correct) ? null : correct,
      }
    })
}

function ofNode(theirs: ComputedNode, ours: ComputedNode): readonly Found[] {
  const rows = (theirs.outputs ?? []).flatMap((row, index) =>
    between(theirs.path, `outputs[${index}]`, row, ours.outputs?.[index] ?? {}),
  )
  const total = between(theirs.path, 'aggregated', theirs.aggregated ?? {}, ours.aggregated ?? {})
  return [...rows, ...total]
}

function withReasons(found: readonly Found[], reasons: Reasons, below: readonly string[]): readonly Difference[] {
  const own = (parameter: string, path: string) => reasons.get(path)?.get(parameter)
  const origins = [...new Set(found.map(({ parameter }) => parameter))].filter((name) =>
    found.some(({ path }) => own(name, path) !== undefined),
  )
  const follows = origins.length > 0 ? origins : below
  return found.map((difference) => ({
    ...difference,
    reason: own(difference.parameter, difference.path) ?? `follows from ${follows.join(', ')}`,
  }))
}

/**
 * Every value that differs between two runs of one manifest, children before their group, with the reason; a value
 * computed from one that differs says from which.
 */
export function differences(theirs: ComputedNode, ours: ComputedNode, reasons: Reasons): readonly Difference[] {
  const children = (theirs.children ?? []).flatMap((child, index) => {
    const other = ours.children?.[index]
    return other ? differences(child, other, reasons) : []
  })
  const below = [...new Set(children.map(({ parameter }) => parameter))]
  return [...children, ...withReasons(ofNode(theirs, ours), reasons, below)]
}
