import { DIMENSIONS, type Dimension } from '#lib/domain/report/emissions.ts'
import { formatPeriod } from '../../_format/dates.ts'
import { nameOf } from '../../_format/names.ts'
import type { Translate } from '../../_i18n/translate.ts'
import type { GroupKey } from '../../_view/explained.ts'
import type { View } from '../../_view/view.ts'
import { FILTER_DIMENSIONS } from '../../_view/view-params.ts'

/** What is being explained, in the words of the filters and of the group. */
export function subjectOf(t: Translate, group: GroupKey, { filter }: Pick<View, 'filter'>): string {
  const chosen = FILTER_DIMENSIONS.filter((dimension) => !(dimension in group)).flatMap((dimension) =>
    (filter[dimension] ?? []).map((value) => nameOf(t, dimension, value)),
  )
  const own = DIMENSIONS.flatMap((dimension: Dimension) => {
    const value = group[dimension]
    return value === undefined ? [] : [nameOf(t, dimension, value)]
  })
  const period = filter.from && filter.to ? [formatPeriod(filter.from, filter.to)] : []
  const all = [...own, ...chosen, ...period]
  return all.length > 0 ? all.join(' · ') : t('explain.everything')
}
