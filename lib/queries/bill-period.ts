import type { UsageFilter } from '#lib/domain/report/filter.ts'
import type { ImportRecord } from '#lib/store/import-record.ts'

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

const latest = (days: readonly string[]): string | undefined => [...days].sort().at(-1)
const earliest = (days: readonly string[]): string | undefined => [...days].sort().at(0)

/** The days that the imports cover, cut to the filter; `end` is exclusive. Null where nothing is left. */
export function billPeriod(
  imports: readonly ImportRecord[],
  filter: UsageFilter,
): { readonly start: string; readonly end: string } | null {
  const periods = imports.flatMap((each) => (each.period ? [each.period] : []))
  const first = earliest(periods.map((period) => period.start))
  const last = latest(periods.map((period) => period.end))
  if (!first || !last) return null
  const start = latest([first, ...(filter.from ? [filter.from] : [])]) ?? first
  const end = earliest([last, ...(filter.to ? [nextDay(filter.to)] : [])]) ?? last
  return start < end ? { start, end } : null
}
