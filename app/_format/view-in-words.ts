import type { Translate } from '../_i18n/translate.ts'
import type { View } from '../_view/view.ts'
import { FILTER_DIMENSIONS } from '../_view/view-params.ts'
import { formatPeriod } from './dates.ts'
import { methodName } from './method-name.ts'
import { nameOf } from './names.ts'

/** What a view is narrowed to: each dimension with its values. @example 'team checkout; region eu-west-1, eu-north-1' */
export const filterInWords = (t: Translate, { filter }: View): string =>
  FILTER_DIMENSIONS.flatMap((dimension) => {
    const values = filter[dimension]
    if (!values) return []
    const names = values.map((value) => nameOf(t, dimension, value)).join(', ')
    return [`${t(`dimensions.${dimension}`).toLowerCase()} ${names}`]
  }).join('; ')

/** Which view it is, in one line. @example 'Services, Aug 2026, team checkout, location-based' */
export function viewInWords(t: Translate, title: string, view: View): string {
  const { from, to } = view.filter
  const filter = filterInWords(t, view)
  return [
    title,
    from && to ? formatPeriod(from, to) : t('exports.allData'),
    ...(filter === '' ? [] : [filter]),
    ...(view.search === '' ? [] : [t('exports.searchedFor', { text: view.search })]),
    methodName(t, view.method),
  ].join(', ')
}
