import type { GroupKey } from './explained.ts'
import type { View } from './view.ts'
import { changedView } from './view-href.ts'
import { type DrillLevel, PAGED_LEVELS, type PagedLevel } from './view-params.ts'

/** What opening a row of a level shows next. */
const DEEPER: Readonly<Record<Exclude<DrillLevel, 'line'>, DrillLevel>> = {
  provider: 'service',
  service: 'usageType',
  category: 'service',
  usageType: 'resource',
  resource: 'line',
}

/** The filters that a drill adds, coarse first. */
const STEPS = ['category', 'provider', 'service', 'usageType', 'resource'] as const
export type DrillStep = (typeof STEPS)[number]

const UNPAGED = { sort: null, q: null, after: null, explain: null, beside: null } as const

export const isPaged = (level: DrillLevel): level is PagedLevel =>
  (PAGED_LEVELS as readonly string[]).includes(level)

/** The same selection in rows of another level. */
export const atLevel = (search: string, level: DrillLevel): string =>
  changedView(search, { ...UNPAGED, group: level === 'service' ? null : level })

/** The same page, filtered by a row and one level deeper. */
export function deeper(search: string, level: Exclude<DrillLevel, 'line'>, key: GroupKey): string {
  const next = DEEPER[level]
  const filters = STEPS.flatMap((step) => {
    const value = key[step]
    return value === undefined ? [] : [[step, [value]] as const]
  })
  return changedView(search, {
    ...UNPAGED,
    ...Object.fromEntries(filters),
    group: next === 'service' ? null : next,
  })
}

/** A filter by one value, and the address of the page with it and none of those below it. */
export interface PathStep {
  readonly step: DrillStep
  readonly value: string
  readonly href: string
}

/** How the page was drilled to: the filters by one value, coarse first, and the address without any. */
export function drillPath({ filter }: View, search: string): { all: string; steps: readonly PathStep[] } {
  const none = { ...UNPAGED, ...Object.fromEntries(STEPS.map((step) => [step, null])), group: null }
  const steps = STEPS.flatMap((step, index): PathStep[] => {
    const [only, ...others] = filter[step] ?? []
    if (only === undefined || others.length > 0) return []
    const below = Object.fromEntries(STEPS.slice(index + 1).map((one) => [one, null]))
    const next = DEEPER[step]
    const href = changedView(search, { ...UNPAGED, ...below, group: next === 'service' ? null : next })
    return [{ step, value: only, href }]
  })
  return { all: changedView(search, none), steps }
}

/** The one usage type that a page is filtered by, if it is: what a rule of the organisation can speak of. */
export function oneUsageType({
  filter,
}: View): { provider: string; service: string; usageType: string } | null {
  const one = (values: readonly string[] | undefined) => (values?.length === 1 ? values[0] : undefined)
  const [provider, service, usageType] = [one(filter.provider), one(filter.service), one(filter.usageType)]
  if (provider === undefined || service === undefined || usageType === undefined) return null
  return { provider, service, usageType }
}
