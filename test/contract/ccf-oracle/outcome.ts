import type { Comparison } from './compare.ts'

/** How Headroom's figure stands to CCF's. */
export type Outcome =
  | 'same'
  /** Headroom gives a reason instead of a figure. */
  | 'left out'
  /** CCF gives no figure, NaN or a zero that means unknown; Headroom estimates. */
  | 'estimated'
  | 'more energy'
  | 'less energy'
  | 'other carbon'
  | 'other manufacture'

/** Statuses of the oracle that carry a figure. */
const WITH_FIGURE = new Set(['estimated', 'unknown_estimated'])

/** Sorts one comparison. Manufacture counts only where CCF's is not known to be wrong. */
export function outcomeOf(comparison: Comparison): Outcome {
  const { row } = comparison
  if (comparison.status === 'excluded' || comparison.status === 'no-usage') return 'left out'
  if (!WITH_FIGURE.has(row.status)) return 'estimated'
  if (!comparison.sameEnergy)
    return comparison.operationalKwh > row.operationalKwh ? 'more energy' : 'less energy'
  if (!comparison.sameCarbon) return 'other carbon'
  return comparison.sameEmbodied || row.quirks.includes('embodied_vcpu_cancels')
    ? 'same'
    : 'other manufacture'
}
