import { DIMENSIONS } from '#lib/domain/report/emissions.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import { firstDay, isDay, lastDay } from '../_format/dates.ts'

/** The lines themselves can be explained by more than what aggregates are grouped by; on Logging, a stage is a set of kinds. */
export const NAMED = [...DIMENSIONS, 'resource', 'line', 'tag', 'stage'] as const
export type NamedDimension = (typeof NAMED)[number]

export type GroupKey = Readonly<Partial<Record<NamedDimension, string>>>

/** The whole of the page's filter. */
export const EXPLAIN_TOTAL = 'total'

/** What the value of a dimension of time must be. */
const TIMES: Readonly<Record<string, (value: string) => boolean>> = {
  day: isDay,
  month: (value) => isDay(`${value}-01`),
}

const isNamed = (name: string): boolean => (NAMED as readonly string[]).includes(name)

/** The name, for the address, of a group's figure. @example explainKey({ region: 'eu-west-1' }) // 'region=eu-west-1' */
export function explainKey(key: GroupKey): string {
  const query = new URLSearchParams(Object.entries(key)).toString()
  return query === '' ? EXPLAIN_TOTAL : query
}

const CHANGE = 'change'

/** The name, for the address, of how a group's figure differs from that of the days compared with. @example 'change&team=search' */
export const changeKey = (key: GroupKey): string =>
  explainKey(key) === EXPLAIN_TOTAL ? CHANGE : `${CHANGE}&${explainKey(key)}`

/** Whether an address names a difference, and not a figure. */
export const isChangeKey = (name: string): boolean => name === CHANGE || name.startsWith(`${CHANGE}&`)

/** The group that an address names. What is no dimension is left out. */
export function explainedGroup(name: string): GroupKey {
  if (name === EXPLAIN_TOTAL) return {}
  return Object.fromEntries(
    [...new URLSearchParams(name)].filter(
      ([dimension, value]) => isNamed(dimension) && (TIMES[dimension]?.(value) ?? true),
    ),
  )
}

const later = (a: string | undefined, b: string): string => (a !== undefined && a > b ? a : b)
const earlier = (a: string | undefined, b: string): string => (a !== undefined && a < b ? a : b)

/** The page's filter narrowed to one group. What a stage is, only the page knows. */
export function narrowed(filter: UsageFilter, group: GroupKey): UsageFilter {
  const { day, month, stage: _, ...rest } = group
  const lists = Object.fromEntries(Object.entries(rest).map(([dimension, value]) => [dimension, [value]]))
  const first = day ?? (month === undefined ? undefined : firstDay(month))
  const last = day ?? (month === undefined ? undefined : lastDay(month))
  return {
    ...filter,
    ...lists,
    ...(first === undefined ? {} : { from: later(filter.from, first) }),
    ...(last === undefined ? {} : { to: earlier(filter.to, last) }),
  }
}
