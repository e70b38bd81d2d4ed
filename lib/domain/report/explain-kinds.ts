import type { Coefficient } from '../estimate/coefficient.ts'
import type { Grade } from '../factors/machine.ts'
import { emissionsOf } from './build-report.ts'
import type { SummaryRow } from './summary-row.ts'

/** One kind in one month in one currency, with its coefficient. */
export interface GradedRow {
  readonly row: SummaryRow
  readonly coefficient: Coefficient
}

/** Why a row that a coefficient covers was left out after all: its currency has no rate, or its place no intensity. */
const leftOutLate = ({ row, coefficient }: GradedRow): string | undefined => {
  if (coefficient.status !== 'measured' && coefficient.status !== 'proxied') return undefined
  if (row.positive_excluded === 0 && row.amount !== 0) return undefined
  if (coefficient.basis === 'list-cost-usd' && row.currency !== 'USD')
    return `no exchange rate from ${row.currency || 'a currency that the bill does not name'} to USD`
  return row.positive_excluded > 0 ? 'no grid intensity for this place' : undefined
}

/** Why usage has no figure, in lines, most lines first. */
export function excludedReasons(rows: readonly GradedRow[]): readonly { reason: string; lines: number }[] {
  const lines = new Map<string, number>()
  for (const graded of rows) {
    const { row, coefficient } = graded
    const reason = coefficient.status === 'excluded' ? coefficient.reason : leftOutLate(graded)
    if (reason) lines.set(reason, (lines.get(reason) ?? 0) + row.lines)
  }
  return [...lines].map(([reason, count]) => ({ reason, lines: count })).sort((a, b) => b.lines - a.lines)
}

/** Share of the central total by grade. Empty where the total is not positive. */
export function gradeShares(rows: readonly GradedRow[]): Readonly<Partial<Record<Grade, number>>> {
  const total = rows.reduce((sum, { row }) => sum + emissionsOf([row]).totalKgCo2e.central, 0)
  const shares: Partial<Record<Grade, number>> = {}
  if (total <= 0) return shares
  for (const { row, coefficient } of rows) {
    const { grade } = coefficient
    if (grade) shares[grade] = (shares[grade] ?? 0) + emissionsOf([row]).totalKgCo2e.central / total
  }
  return shares
}
