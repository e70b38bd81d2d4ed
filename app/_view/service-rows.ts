import type { Dimension, Group, Report } from '#lib/domain/report/emissions.ts'
import type { LineStatus } from '#lib/domain/report/usage-line.ts'
import { nameOf } from '../_format/names.ts'
import type { Translate } from '../_i18n/translate.ts'
import { readSorting, sortGroups } from './sort-groups.ts'
import type { View } from './view.ts'
import type { GroupedLevel } from './view-params.ts'

/** What each level is grouped by. A service belongs to a provider: the same name may be sold by two. */
export const SERVICE_GROUPING: Readonly<Record<GroupedLevel, readonly Dimension[]>> = {
  provider: ['provider'],
  service: ['provider', 'service'],
  category: ['category'],
  usageType: ['provider', 'service', 'usageType'],
}

/** g CO2e per unit of the only currency of a group; null where it has several, or no cost. */
export function gramsPerCost({ totalKgCo2e, cost }: Pick<Group, 'totalKgCo2e' | 'cost'>): number | null {
  const [only, ...others] = cost
  if (!only || others.length > 0 || only.amount <= 0) return null
  return (totalKgCo2e.central * 1000) / only.amount
}

/** How the figures of a group were come by; `mixed` where in several ways. */
export function qualityOf({ cost }: Pick<Group, 'cost'>): LineStatus | 'mixed' {
  const shares = cost.flatMap(({ coverage }) => (coverage ? [coverage] : []))
  const whole = (['measured', 'proxied', 'excluded'] as const).find(
    (status) => shares.length > 0 && shares.every((share) => share[status] === 1),
  )
  return whole ?? 'mixed'
}

const ORDER = ['excluded', 'mixed', 'proxied', 'measured'] as const

/** The rows of the Services table: those whose names contain what is searched for, in the order asked for. */
export function serviceRows(
  t: Translate,
  level: GroupedLevel,
  { groups, cost }: Report,
  view: View,
): readonly Group[] {
  const wanted = view.search.toLowerCase()
  const found = groups.filter((group) =>
    SERVICE_GROUPING[level].some((dimension) =>
      nameOf(t, dimension, group.key[dimension] ?? '')
        .toLowerCase()
        .includes(wanted),
    ),
  )
  const sorting = readSorting(view.sort)
  return sortGroups(t, found, {
    sorting,
    dimension: level,
    currency: cost[0]?.currency,
    other: (group) =>
      sorting.key === 'quality' ? ORDER.indexOf(qualityOf(group)) : (gramsPerCost(group) ?? -1),
  })
}
