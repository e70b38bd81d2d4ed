import type { BilledMonth } from '#lib/domain/change/is-billed.ts'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { daysInMonth } from '#lib/domain/targets/month-days.ts'
import type { Month } from '#lib/domain/usage/kind.ts'
import { type Facts, withFacts } from './with-facts.ts'

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
 * From the first day with usage of anybody to the last. A bill covers a month from its beginning, except the first month of all;
 * the days after its last usage have no bill yet.
 */
async function daysOf({ connection }: Facts): Promise<readonly BilledDays[]> {
  const rows = await connection.select<DaysRow>(
    `SELECT k.provider, strftime(f.day, '%Y-%m') AS month, min(day(f.day))::DOUBLE AS first_day, max(day(f.day))::DOUBLE AS last_day
     FROM day_sums f JOIN kinds k USING (kind_id) GROUP BY ALL ORDER BY ALL`,
  )
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

/**
 * Which days the bills cover, by provider and month. The same for everybody of an organisation: that a team used nothing on a day
 * does not make the day one without a bill.
 *
 * @param facts those of the scope, where they are open already
 */
export const billedDays = (
  scope: Scope,
  factorSet: FactorSetId,
  facts: Facts,
): Promise<readonly BilledDays[]> =>
  scope.teams === 'all'
    ? daysOf(facts)
    : withFacts({ organisationId: scope.organisationId, teams: 'all' }, factorSet, daysOf)
