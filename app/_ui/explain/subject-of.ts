import { formatPeriod } from '../../_format/dates.ts'
import { nameOf } from '../../_format/names.ts'
import type { Translate } from '../../_i18n/translate.ts'
import { type GroupKey, NAMED } from '../../_view/explained.ts'
import type { View } from '../../_view/view.ts'
import { FILTER_DIMENSIONS } from '../../_view/view-params.ts'

/** What is being explained, in the words of the filters and of the group. */
export function subjectOf(
  t: Translate,
  group: GroupKey,
  { filter }: Pick<View, 'filter'>,
  about?: string,
): string {
  const chosen = FILTER_DIMENSIONS.filter((dimension) => !(dimension in group)).flatMap((dimension) =>
    (filter[dimension] ?? []).map((value) => nameOf(t, dimension, value)),
  )
  const own = NAMED.flatMap((dimension) => {
    const value = group[dimension]
    return value === undefined ? [] : [nameOf(t, dimension, value)]
  })
  const period = filter.from && filter.to ? [formatPeriod(filter.from, filter.to)] : []
  const all = [...(about === undefined ? [] : [about]), ...own, ...chosen, ...period]
  return all.length > 0 ? all.join(' · ') : t('explain.everything')
}
