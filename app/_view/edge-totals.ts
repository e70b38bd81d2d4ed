import type { EdgeRow } from '#lib/domain/retries/carbon/edge-rows.ts'
import { BLAMES, type Blame } from './view-params.ts'

const SUMMED = ['attempts', 'logicalCalls', 'retries', 'rescued', 'wasted', 'wastedSeconds'] as const

/** What edges are together: each counts its own attempts, so nothing is counted twice. */
export interface EdgeTotals extends Readonly<Record<(typeof SUMMED)[number], number>> {
  readonly edges: number
  /** Edges that answer for waste whose carbon is known, all or some of it, and those with some that is not. */
  readonly known: Readonly<Record<Blame, number>>
  readonly unknown: Readonly<Record<Blame, number>>
  /** Σ N / Σ L; null without calls. */
  readonly amplification: number | null
}

export function edgeTotals(rows: readonly EdgeRow[]): EdgeTotals {
  const sums = { attempts: 0, logicalCalls: 0, retries: 0, rescued: 0, wasted: 0, wastedSeconds: 0 }
  for (const { measures } of rows) for (const name of SUMMED) sums[name] += measures?.[name] ?? 0
  const { attempts, logicalCalls } = sums
  const [known, unknown] = [
    { policy: 0, cause: 0 },
    { policy: 0, cause: 0 },
  ]
  for (const row of rows)
    for (const blame of BLAMES) {
      if (row[blame].parts.length > 0) known[blame]++
      if (row[blame].unknownServices.length > 0) unknown[blame]++
    }
  return {
    ...sums,
    edges: rows.length,
    known,
    unknown,
    amplification: logicalCalls > 0 ? attempts / logicalCalls : null,
  }
}
