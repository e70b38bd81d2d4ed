import type { Dimension, Group, Report } from '#lib/domain/report/emissions.ts'
import { nameOf } from '../_format/names.ts'
import { readSorting, sortGroups } from './sort-groups.ts'
import type { View } from './view.ts'
import type { DrillLevel } from './view-params.ts'

/** Levels of Services whose rows are groups of a report; below them are resources and lines. */
export type GroupLevel = Exclude<DrillLevel, 'resource' | 'line'>

/** What each level is grouped by. A service belongs to a provider: the same name may be sold by two. */
export const SERVICE_GROUPING: Readonly<Record<GroupLevel, readonly Dimension[]>> = {
  provider: ['provider'],
  service: ['provider', 'service'],
  category: ['category'],
  usageType: ['provider', 'service', 'usageType'],
}

/** The rows of the Services table: those whose names contain what is searched for, in the order asked for. */
export function serviceRows(level: GroupLevel, { groups, cost }: Report, view: View): readonly Group[] {
  const wanted = view.search.toLowerCase()
  const found = groups.filter((group) =>
    SERVICE_GROUPING[level].some((dimension) =>
      nameOf(dimension, group.key[dimension] ?? '')
        .toLowerCase()
        .includes(wanted),
    ),
  )
  return sortGroups(found, {
    sorting: readSorting(view.sort),
    dimension: level,
    currency: cost[0]?.currency,
  })
}
