import { visible } from '#lib/domain/format/visible.ts'
import type { Dimension } from '#lib/domain/report/emissions.ts'
import { UNALLOCATED } from '#lib/domain/report/emissions.ts'
import { CATEGORIES, type Category } from '#lib/domain/usage/category.ts'
import { en } from '../_messages/en.ts'
import { formatMonth, formatShortDay } from './dates.ts'

const isCategory = (text: string): text is Category => (CATEGORIES as readonly string[]).includes(text)

/** What a person calls a value of a dimension. The bill's own text where it is no word of ours. */
export function nameOf(dimension: Dimension, value: string): string {
  if (value === '') return dimension === 'region' ? en.noValue.region : en.noValue.default
  if (dimension === 'category' && isCategory(value)) return en.categories[value]
  if (dimension === 'team' && value === UNALLOCATED) return en.unallocated
  if (dimension === 'month') return formatMonth(value)
  if (dimension === 'day') return formatShortDay(value)
  return visible(value)
}
