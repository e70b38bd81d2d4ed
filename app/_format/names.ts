import { visible } from '#lib/domain/format/visible.ts'
import { LOG_STAGES, type LogStage } from '#lib/domain/logging/log-stage.ts'
import { SHARED, UNALLOCATED } from '#lib/domain/report/emissions.ts'
import { lineKey } from '#lib/domain/report/line-id.ts'
import type { LineStatus } from '#lib/domain/report/usage-line.ts'
import { CATEGORIES, type Category } from '#lib/domain/usage/category.ts'
import type { Translate } from '../_i18n/translate.ts'
import type { NamedDimension } from '../_view/explained.ts'
import type { FilterDimension } from '../_view/view-params.ts'
import { formatMonth, formatShortDay } from './dates.ts'

const isCategory = (text: string): text is Category => (CATEGORIES as readonly string[]).includes(text)

/** What figures call usage that is in no region. */
const NO_REGION = 'no region'

/** Every status that a line of usage can have. */
export const LINE_STATUSES = ['measured', 'proxied', 'excluded'] as const satisfies readonly LineStatus[]

const isStatus = (text: string): text is LineStatus => (LINE_STATUSES as readonly string[]).includes(text)

const isStage = (text: string): text is LogStage => (LOG_STAGES as readonly string[]).includes(text)

/** When a line begins, and its resource if it names one. */
function lineName(id: string): string {
  const { start, resource } = lineKey(id)
  return [visible(start.slice(0, 16).replace('T', ' ')), visible(resource)].filter(Boolean).join(', ')
}

/** What a person calls a value of a dimension. The bill's own text where it is no word of ours. */
export function nameOf(t: Translate, dimension: NamedDimension | FilterDimension, value: string): string {
  if (value === '') return dimension === 'region' ? t('noValue.region') : t('noValue.default')
  if (dimension === 'region' && value === NO_REGION) return t('noValue.region')
  if (dimension === 'category' && isCategory(value)) return t(`categories.${value}`)
  if (dimension === 'team' && value === UNALLOCATED) return t('unallocated')
  if (dimension === 'team' && value === SHARED) return t('shared')
  if (dimension === 'status' && isStatus(value)) return t(`status.${value}`)
  if (dimension === 'stage' && isStage(value)) return t(`logging.stages.${value}`)
  if (dimension === 'line') return lineName(value)
  if (dimension === 'month') return formatMonth(value)
  if (dimension === 'day') return formatShortDay(value)
  return visible(value)
}
