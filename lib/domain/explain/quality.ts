import type { Grade } from '../factors/machine.ts'
import { emissionsOf } from '../report/build-report.ts'
import type { GradedKind } from './graded-kind.ts'

/** How usage was counted. `proxied-by-usage`: by a stand-in for the thing used; `proxied-by-cost`: from the money it cost. */
export const QUALITIES = ['measured', 'proxied-by-usage', 'proxied-by-cost', 'excluded'] as const
export type Quality = (typeof QUALITIES)[number]

/** What was counted in one way. */
export interface QualityPart {
  readonly quality: Quality
  readonly lines: number
  /** EffectiveCost where it is positive, by currency; currencies are never added. */
  readonly cost: readonly { readonly currency: string; readonly amount: number }[]
  readonly kgCo2e: number
}

const carbonOf = ({ row }: GradedKind): number => emissionsOf([row]).totalKgCo2e.central

/** As much of a kind as says why it has a figure or none. */
export interface ReasonedKind extends Pick<GradedKind, 'row'> {
  readonly coefficient: Pick<GradedKind['coefficient'], 'status' | 'basis' | 'reason'>
  /** Null where the factor set has no intensity for the place. */
  readonly grid: unknown
}

/** Why usage has no figure, or null where it has one. */
function whyExcluded({ row, coefficient, grid }: ReasonedKind): string | null {
  if (coefficient.status === 'excluded') return coefficient.reason
  if (coefficient.basis === 'list-cost-usd' && row.currency !== 'USD')
    return `no exchange rate from ${row.currency || 'a currency that the bill does not name'} to USD`
  return grid === null ? 'no grid intensity for this place' : null
}

function qualityOf(kind: GradedKind): Quality {
  if (whyExcluded(kind) !== null) return 'excluded'
  if (kind.coefficient.status === 'measured') return 'measured'
  return kind.coefficient.basis === 'list-cost-usd' ? 'proxied-by-cost' : 'proxied-by-usage'
}

/** A figure by how its usage was counted: lines, cost and carbon of each way, in the order of `QUALITIES`. */
export function qualitySplit(kinds: readonly GradedKind[]): readonly QualityPart[] {
  const counted = kinds.filter(({ coefficient }) => coefficient.status !== 'no-usage')
  return QUALITIES.map((quality) => {
    const own = counted.filter((kind) => qualityOf(kind) === quality)
    const cost = new Map<string, number>()
    for (const { row } of own) {
      const positive = row.positive_measured + row.positive_proxied + row.positive_excluded
      if (positive > 0) cost.set(row.currency, (cost.get(row.currency) ?? 0) + positive)
    }
    return {
      quality,
      lines: own.reduce((sum, { row }) => sum + row.lines, 0),
      cost: [...cost].map(([currency, amount]) => ({ currency, amount })),
      kgCo2e: own.reduce((sum, kind) => sum + carbonOf(kind), 0),
    }
  })
}

/** Why usage has no figure, in lines, most lines first. */
export function excludedReasons(
  kinds: readonly ReasonedKind[],
): readonly { readonly reason: string; readonly lines: number }[] {
  const lines = new Map<string, number>()
  for (const kind of kinds) {
    const reason = kind.coefficient.status === 'no-usage' ? null : whyExcluded(kind)
    if (reason !== null) lines.set(reason, (lines.get(reason) ?? 0) + kind.row.lines)
  }
  return [...lines].map(([reason, count]) => ({ reason, lines: count })).sort((a, b) => b.lines - a.lines)
}

/** Share of the central total by grade. Empty where the total is not positive. */
export function gradeShares(kinds: readonly GradedKind[]): Readonly<Partial<Record<Grade, number>>> {
  const total = kinds.reduce((sum, kind) => sum + carbonOf(kind), 0)
  const shares: Partial<Record<Grade, number>> = {}
  if (total <= 0) return shares
  for (const kind of kinds) {
    const { grade } = kind.coefficient
    if (grade) shares[grade] = (shares[grade] ?? 0) + carbonOf(kind) / total
  }
  return shares
}
