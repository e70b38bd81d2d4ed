import type { Group, Report } from '#lib/domain/report/emissions.ts'
import type { RegionFactors } from '#lib/queries/regions.ts'
import type { Translate } from '../_i18n/translate.ts'
import { readSorting, sortGroups } from './sort-groups.ts'
import type { View } from './view.ts'

/** A region belongs to a provider. */
export const REGION_GROUPING = ['provider', 'region'] as const

interface RegionRows {
  readonly rows: readonly Group[]
  readonly factorOf: (group: Group) => RegionFactors | undefined
}

/** The rows of the Regions table in the order asked for, and the factors of each. */
export function regionRows(
  t: Translate,
  { groups, cost }: Report,
  view: View,
  factors: readonly RegionFactors[],
): RegionRows {
  const placed = new Map(factors.map((factor) => [`${factor.provider} ${factor.region}`, factor]))
  const factorOf = ({ key }: Group) => placed.get(`${key.provider ?? ''} ${key.region ?? ''}`)
  const sorting = readSorting(view.sort)
  const rows = sortGroups(t, groups, {
    sorting,
    dimension: 'region',
    currency: cost[0]?.currency,
    other: (group) => factorOf(group)?.[sorting.key === 'pue' ? 'pue' : 'grid']?.central ?? -1,
  })
  return { rows, factorOf }
}
