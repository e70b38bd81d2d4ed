import type { ComputedNode } from './compute-tree.ts'
import type { Row } from './manifest.ts'
import { type Reasons, reasonKey } from './recompute.ts'

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

interface Found extends Omit<Difference, 'reason' | 'at'> {
  readonly at: number | 'aggregated'
}

function between(path: string, at: Found['at'], theirs: Row, ours: Row): readonly Found[] {
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
    between(theirs.path, index, row, ours.outputs?.[index] ?? {}),
  )
  const total = between(theirs.path, 'aggregated', theirs.aggregated ?? {}, ours.aggregated ?? {})
  return [...rows, ...total]
}

function withReasons(
  found: readonly Found[],
  reasons: Reasons,
  below: readonly string[],
): readonly Difference[] {
  const own = ({ path, parameter, at }: Found): string | undefined => {
    const here = reasons.get(path)
    const inRows = at === 'aggregated' ? undefined : here?.get(reasonKey(parameter, 'rows'))
    return here?.get(reasonKey(parameter, at)) ?? inRows
  }
  const origins = found.filter((difference) => own(difference) !== undefined)
  const named = [...new Set(origins.map(({ parameter }) => parameter))]
  const follows = `follows from ${(named.length > 0 ? named : below).join(', ')}`
  return found.map((difference) => ({
    ...difference,
    at: difference.at === 'aggregated' ? difference.at : `outputs[${difference.at}]`,
    reason: own(difference) ?? follows,
  }))
}

/**
 * Every value that differs between two runs of one manifest, children before their group, with the reason; a value
 * computed from one that differs says from which.
 */
export function differences(
  theirs: ComputedNode,
  ours: ComputedNode,
  reasons: Reasons,
): readonly Difference[] {
  const children = (theirs.children ?? []).flatMap((child, index) => {
    const other = ours.children?.[index]
    return other ? differences(child, other, reasons) : []
  })
  const below = [...new Set(children.map(({ parameter }) => parameter))]
  return [...children, ...withReasons(ofNode(theirs, ours), reasons, below)]
}
