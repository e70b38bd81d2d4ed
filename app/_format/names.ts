import { visible } from '#lib/domain/format/visible.ts'
import { SHARED, UNALLOCATED } from '#lib/domain/report/emissions.ts'
import { lineKey } from '#lib/domain/report/line-id.ts'
import { CATEGORIES, type Category } from '#lib/domain/usage/category.ts'
import { en } from '../_messages/en.ts'
import type { NamedDimension } from '../_view/explained.ts'
import type { FilterDimension } from '../_view/view-params.ts'
import { formatMonth, formatShortDay } from './dates.ts'

const isCategory = (text: string): text is Category => (CATEGORIES as readonly string[]).includes(text)

const isStatus = (text: string): text is keyof typeof en.status => Object.hasOwn(en.status, text)

/** When a line begins, and its resource if it names one. */
function lineName(id: string): string {
  const { start, resource } = lineKey(id)
  return [visible(start.slice(0, 16).replace('T', ' ')), visible(resource)].filter(Boolean).join(', ')
}

/** What a person calls a value of a dimension. The bill's own text where it is no word of ours. */
export function nameOf(dimension: NamedDimension | FilterDimension, value: string): string {
  if (value === '') return dimension === 'region' ? en.noValue.region : en.noValue.default
  if (dimension === 'category' && isCategory(value)) return en.categories[value]
  if (dimension === 'team' && value === UNALLOCATED) return en.unallocated
  if (dimension === 'team' && value === SHARED) return en.shared
  if (dimension === 'status' && isStatus(value)) return en.status[value]
  if (dimension === 'line') return lineName(value)
  if (dimension === 'month') return formatMonth(value)
  if (dimension === 'day') return formatShortDay(value)
  return visible(value)
}
