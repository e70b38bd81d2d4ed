import type { UsageFilter } from '#lib/domain/report/filter.ts'
import { logKindIds } from '#lib/queries/log-kinds.ts'
import { explainedGroup, narrowed } from '../_view/explained.ts'
import type { View } from '../_view/view.ts'
import type { PageRequest } from './read-page.ts'

/** A page about logs, and nothing else that its filter shows. */
export const loggingPageOf = async (page: PageRequest): Promise<PageRequest> => ({
  ...page,
  kinds: await logKindIds(page.scope, page.view),
})

/** A filter with only those of some kinds that it shows. */
function ofKinds(filter: UsageFilter, kinds: readonly string[]): UsageFilter {
  const { kind: wanted } = filter
  return { ...filter, kind: wanted ? kinds.filter((id) => wanted.includes(id)) : kinds }
}

interface OfKinds {
  readonly view: Pick<View, 'filter'>
  readonly kinds?: PageRequest['kinds'] | undefined
}

/** The filter of all that a page is about. */
export const filterOfPage = ({ view, kinds }: OfKinds): UsageFilter =>
  kinds
    ? ofKinds(
        view.filter,
        kinds.map(({ id }) => id),
      )
    : view.filter

/** The filter of the figure that an address names on a page. */
export function explainedFilter({ view, kinds }: OfKinds, name: string): UsageFilter {
  const group = explainedGroup(name)
  const filter = narrowed(view.filter, group)
  if (!kinds) return filter
  const { stage: asked } = group
  return ofKinds(
    filter,
    kinds.flatMap(({ id, stage }) => (asked === undefined || stage === asked ? [id] : [])),
  )
}
