import type { EdgeRow } from '#lib/domain/retries/carbon/edge-rows.ts'

const SUMMED = ['attempts', 'logicalCalls', 'retries', 'rescued', 'wasted', 'wastedSeconds'] as const

/** What edges are together: each counts its own attempts, so nothing is counted twice. */
export interface EdgeTotals extends Readonly<Record<(typeof SUMMED)[number], number>> {
  readonly edges: number
  /** Σ N / Σ L; null without calls. */
  readonly amplification: number | null
}

export function edgeTotals(rows: readonly EdgeRow[]): EdgeTotals {
  const sums = { attempts: 0, logicalCalls: 0, retries: 0, rescued: 0, wasted: 0, wastedSeconds: 0 }
  for (const { measures } of rows) for (const name of SUMMED) sums[name] += measures?.[name] ?? 0
  const { attempts, logicalCalls } = sums
  return { ...sums, edges: rows.length, amplification: logicalCalls > 0 ? attempts / logicalCalls : null }
}
