import type { BilledMonth } from '#lib/domain/change/is-billed.ts'
import { daysInMonth } from '#lib/domain/targets/month-days.ts'
import type { Month } from '#lib/domain/usage/kind.ts'
import type { Connection } from '#lib/engine/duckdb/engine.ts'

/** The days of a month that the bills of a provider cover. */
export type BilledDays = BilledMonth

interface DaysRow {
  readonly provider: string
  readonly month: Month
  readonly first_day: number
  readonly last_day: number
}

/** A provider whose months, two at least, have nothing but a first day is billed by the month. */
const isBilledByMonth = (months: readonly DaysRow[]): boolean =>
  months.length > 1 && months.every(({ last_day }) => last_day === 1)

/**
 * Which days the bills cover, by provider and month: from the first day with usage of anybody to the last. A bill covers a month from its
 * beginning, except the first month of all; the days after its last usage have no bill yet. The same for everybody of an organisation.
 */
export async function billedDays(connection: Connection): Promise<readonly BilledDays[]> {
  const rows = await connection.select<DaysRow>('FROM billed_days ORDER BY provider, month')
  return rows.map((row) => {
    const own = rows.filter(({ provider }) => provider === row.provider)
    const isFirstMonth = own[0] === row
    return {
      provider: row.provider,
      month: row.month,
      first: isFirstMonth ? row.first_day : 1,
      last: isBilledByMonth(own) ? daysInMonth(row.month) : row.last_day,
    }
  })
}
