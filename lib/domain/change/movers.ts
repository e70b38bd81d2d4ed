import type { Dimension } from '../report/emissions.ts'
import type { Change } from './change.ts'
import { decomposeChange } from './decompose-change.ts'
import { kindUses, type UsedRow } from './kind-uses.ts'

/** What a change can be told apart by. Of accounts there can be thousands. */
export const MOVER_DIMENSIONS = [
  'service',
  'region',
  'team',
  'provider',
  'category',
  'account',
] as const satisfies readonly Dimension[]
export type MoverDimension = (typeof MOVER_DIMENSIONS)[number]

/** One value of a dimension, and how its emissions changed. */
export interface Mover extends Change {
  readonly value: string
}

/**
 * The change of each value of a dimension, the largest first, whether up or down. The changes add up to that of the whole. The
 * parts are those of the value's own usage: what moves out of a region is volume there.
 */
export function moversBy(
  dimension: MoverDimension,
  base: readonly UsedRow[],
  now: readonly UsedRow[],
): readonly Mover[] {
  const byValue = new Map<string, { base: UsedRow[]; now: UsedRow[] }>()
  const at = (value: string) => {
    const both = byValue.get(value) ?? { base: [], now: [] }
    byValue.set(value, both)
    return both
  }
  for (const used of base) at(used.row[dimension] ?? '').base.push(used)
  for (const used of now) at(used.row[dimension] ?? '').now.push(used)
  return [...byValue]
    .map(([value, both]) => ({ value, ...decomposeChange(kindUses(both.base), kindUses(both.now)) }))
    .sort(
      (a, b) =>
        Math.abs(b.difference.central) - Math.abs(a.difference.central) || (a.value < b.value ? -1 : 1),
    )
}
