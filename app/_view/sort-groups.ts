import type { Dimension, Group } from '#lib/domain/report/emissions.ts'
import { nameOf } from '../_format/names.ts'
import type { Translate } from '../_i18n/translate.ts'

const SORT_KEYS = [
  'name',
  'co2e',
  'energy',
  'cost',
  'coverage',
  'grid',
  'pue',
  'latency',
  'shared',
  'target',
  'perCost',
  'quality',
  'written',
  'stored',
  'perGb',
  'monthsKept',
  'attempts',
  'calls',
  'amplification',
  'retries',
  'rescued',
  'wasted',
  'seconds',
  'confidence',
] as const
export type SortKey = (typeof SORT_KEYS)[number]

/** Columns whose values are no part of the report. */
const OF_OTHER: readonly SortKey[] = SORT_KEYS.slice(SORT_KEYS.indexOf('grid'))

export interface Sorting {
  readonly key: SortKey
  readonly descending: boolean
}

/** A sorting as the address says it: the key, with a minus for largest first. @example readSorting('-co2e') */
export function readSorting(text: string | null): Sorting {
  const key = SORT_KEYS.find((one) => one === text?.replace(/^-/, ''))
  return key && text ? { key, descending: text.startsWith('-') } : { key: 'co2e', descending: true }
}

/** What a click on a column's head asks for: largest first, then the other way round; names from A. */
export function nextSorting(now: Sorting, key: SortKey): string {
  const descending = now.key === key ? !now.descending : key !== 'name'
  return descending ? `-${key}` : key
}

/** Share of the cost of a group that is measured or proxied, by its first currency; −1 where there is none. */
function coveredShare(group: Group): number {
  const coverage = group.cost.find((cost) => cost.coverage)?.coverage
  return coverage ? coverage.measured + coverage.proxied : -1
}

interface SortBy {
  readonly sorting: Sorting
  /** The dimension that names a row. */
  readonly dimension: Dimension
  /** Amounts are compared in this currency only. */
  readonly currency: string | undefined
  /** Values of a column that is no part of the report. */
  readonly other?: (group: Group) => number
}

/** The groups in the order asked for; equal ones by name, so that the order never depends on the query. */
export function sortGroups(
  t: Translate,
  groups: readonly Group[],
  { sorting, dimension, currency, other }: SortBy,
): Group[] {
  const name = (group: Group) => nameOf(t, dimension, group.key[dimension] ?? '')
  const byName = (a: Group, b: Group) => name(a).localeCompare(name(b), 'en')
  const value = (group: Group): number => {
    if (sorting.key === 'energy') return group.energyKwh.central
    if (sorting.key === 'cost') return group.cost.find((cost) => cost.currency === currency)?.amount ?? 0
    if (sorting.key === 'coverage') return coveredShare(group)
    if (OF_OTHER.includes(sorting.key)) return other?.(group) ?? -1
    return group.totalKgCo2e.central
  }
  const sign = sorting.descending ? -1 : 1
  const order = (a: Group, b: Group) =>
    sorting.key === 'name' ? sign * byName(a, b) : sign * (value(a) - value(b)) || byName(a, b)
  return [...groups].sort(order)
}
