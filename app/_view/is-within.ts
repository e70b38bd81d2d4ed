import type { UsageFilter } from '#lib/domain/report/filter.ts'
import type { GroupKey } from './explained.ts'
import { FILTER_DIMENSIONS } from './view-params.ts'

/**
 * Whether a group is part of what a filter shows: it names no value that the filter leaves out.
 *
 * @example isWithin({ team: ['checkout'] }, { team: 'search' }) // false
 */
export const isWithin = (filter: UsageFilter, group: GroupKey): boolean =>
  FILTER_DIMENSIONS.every((dimension) => {
    const value = group[dimension]
    return value === undefined || (filter[dimension]?.includes(value) ?? true)
  })
