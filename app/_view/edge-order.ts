import type { EdgeRow } from '#lib/domain/retries/carbon/edge-rows.ts'
import { edgeParam } from './edge-param.ts'
import type { Sorting, SortKey } from './sort-groups.ts'
import type { Blame } from './view-params.ts'

const CONFIDENCE = { high: 2, medium: 1 } as const

/** Grams and money of waste that is not known: less than any that is, more than none. */
const UNKNOWN = Number.MIN_VALUE

/**
 * What rows are compared by. What is not known comes after all that is; only waste that is not known comes before none, so that wasted
 * work leads where no bill says what it cost.
 */
function orderBy(row: EdgeRow, key: SortKey, blame: Blame, currency: string | undefined): number {
  const { measures } = row
  const { waste } = row[blame]
  switch (key) {
    case 'attempts':
      return measures?.attempts ?? -1
    case 'calls':
      return measures?.logicalCalls ?? -1
    case 'amplification':
      return measures?.amplification ?? -1
    case 'retries':
      return measures?.retries ?? -1
    case 'rescued':
      return measures?.rescued ?? -1
    case 'wasted':
      return measures?.wasted ?? -1
    case 'seconds':
      return measures?.wastedSeconds ?? -1
    case 'confidence':
      return measures?.confidence ? CONFIDENCE[measures.confidence] : 0
    case 'cost':
      return waste?.cost.find((each) => each.currency === currency)?.amount ?? (waste ? 0 : UNKNOWN)
    default:
      return waste?.attributedG.central ?? UNKNOWN
  }
}

const nameOf = ({ caller, callee, operation }: EdgeRow): string => `${caller} → ${callee} ${operation}`

/** Edges in the order asked for: equal ones by wasted time, then by name, so that the order never depends on the query. */
export function sortEdges(
  rows: readonly EdgeRow[],
  sorting: Sorting,
  blame: Blame,
  currency: string | undefined,
): readonly EdgeRow[] {
  const sign = sorting.descending ? -1 : 1
  const value = (row: EdgeRow) => orderBy(row, sorting.key, blame, currency)
  const byName = (a: EdgeRow, b: EdgeRow) =>
    nameOf(a).localeCompare(nameOf(b), 'en') || (edgeParam(a) < edgeParam(b) ? -1 : 1)
  if (sorting.key === 'name') return [...rows].sort((a, b) => sign * byName(a, b))
  return [...rows].sort(
    (a, b) =>
      sign * (value(a) - value(b)) ||
      (b.measures?.wastedSeconds ?? 0) - (a.measures?.wastedSeconds ?? 0) ||
      byName(a, b),
  )
}

/** The edges whose names have all that is typed, in any case. */
export function searchEdges(rows: readonly EdgeRow[], typed: string): readonly EdgeRow[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => words.every((word) => nameOf(row).toLowerCase().includes(word)))
}
