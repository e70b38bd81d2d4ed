import type { UsageFilter } from '#lib/domain/report/filter.ts'
import type { FootprintMonth } from '#lib/domain/report/footprint-report.ts'
import { firstDay, lastDay } from '../_format/dates.ts'
import { explainKey } from './explained.ts'

const OWN = new Set(['from', 'to', 'provider'])

/**
 * The name of the figure that a provider's month is compared with, or null where it is no group of the view: where some accounts of the
 * bills are left out of it, or the view shows less than the whole month.
 */
export function comparedKey(
  { month, provider, accounts }: FootprintMonth,
  filter: UsageFilter,
): string | null {
  const isNarrower = Object.keys(filter).some((name) => !OWN.has(name))
  const isCut = (filter.from ?? '') > firstDay(month) || (filter.to ?? '9999') < lastDay(month)
  return isNarrower || isCut || (accounts?.onlyBills ?? 0) > 0 ? null : explainKey({ month, provider })
}
