import { addDays, daysBetween } from '../../_format/dates.ts'

const MOST_DAYS = 366

/** A file of counts that can be uploaded as it is: an invented thousand on each of the bills' days. */
export function sampleCounts(days: { readonly from: string; readonly to: string } | null): string {
  const { from, to } = days ?? { from: '2026-01-01', to: '2026-01-31' }
  const length = Math.min(MOST_DAYS, daysBetween(from, to))
  const rows = Array.from({ length }, (_, index) => `${addDays(from, index)},request,1000`)
  return `${['day,operation,count', ...rows].join('\n')}\n`
}
