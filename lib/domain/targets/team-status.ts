import type { BilledMonth } from '../change/is-billed.ts'
import { emissionsOf } from '../report/build-report.ts'
import type { SummaryRow } from '../report/summary-row.ts'
import type { Range } from '../units/range.ts'
import type { Month } from '../usage/kind.ts'
import { daysInMonth, monthAfter } from './month-days.ts'
import { type MonthStatus, type MonthUsage, monthStatus } from './month-status.ts'
import type { DailyUsage } from './project-month.ts'
import { suggestTarget } from './suggest-target.ts'

/** The months of a trend, the asked one last. */
export const TREND_MONTHS = 6

export interface MonthTotal {
  readonly month: Month
  /** Null where there is no usage. */
  readonly totalKgCo2e: Range | null
  /** The bills cover only part of it. */
  readonly isPartial: boolean
}

export interface TeamStatus {
  /** Null: the organisation. */
  readonly team: string | null
  readonly status: MonthStatus
  /** Six months, oldest first; the last one is that of the status. */
  readonly trend: readonly MonthTotal[]
  /** kg CO2e a month to propose as a target; null where no month of the trend is complete. */
  readonly suggestedKgCo2e: number | null
}

type Cost = Pick<SummaryRow, 'currency' | 'positive_measured' | 'positive_proxied' | 'positive_excluded'>

/** The least covered share of cost among the currencies, 0 to 1; null where no usage has a cost. */
function coveredShare(rows: readonly Cost[]): number | null {
  const shares = [...new Set(rows.map(({ currency }) => currency))].flatMap((currency) => {
    const own = rows.filter((row) => row.currency === currency)
    const covered = own.reduce((sum, row) => sum + row.positive_measured + row.positive_proxied, 0)
    const all = own.reduce((sum, row) => sum + row.positive_excluded, covered)
    return all > 0 ? [covered / all] : []
  })
  return shares.length > 0 ? Math.min(...shares) : null
}

const kgCo2eOf = (rows: readonly SummaryRow[]): Range => emissionsOf(rows).totalKgCo2e

/** Groups in the order in which their keys first come. */
export function groupsOf<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

/** What a team, or everybody, used. Rows without lines are no usage and left out. */
export interface Sums {
  /** By team, provider and month, for the months of the trend. */
  readonly monthly: readonly SummaryRow[]
  /** By team, provider and day, for the month of the status. */
  readonly daily: readonly SummaryRow[]
  readonly billed: readonly BilledMonth[]
}

function usageOf({ monthly, daily, billed }: Sums, month: Month): MonthUsage {
  const providersIn = (which: Month) => [
    ...new Set(monthly.filter((row) => row.month === which).map((row) => row.provider ?? '')),
  ]
  const billedIn = (provider: string) =>
    billed.find((days) => days.month === month && days.provider === provider)
  const byProvider = groupsOf(daily, (row) => row.provider ?? '')
  const providers = new Map(
    providersIn(month).flatMap((provider): [string, DailyUsage][] => {
      const covered = billedIn(provider)
      const days = groupsOf(byProvider.get(provider) ?? [], (row) => row.day ?? '')
      const kgCo2eByDay = new Map([...days].map(([day, rows]) => [day, kgCo2eOf(rows)]))
      return covered ? [[provider, { covered, kgCo2eByDay }]] : []
    }),
  )
  return {
    month,
    providers,
    missingProviders: providersIn(monthAfter(month, -1)).filter((provider) => !billedIn(provider)),
    coveredShare: coveredShare(daily),
  }
}

function trendOf({ monthly, billed }: Sums, last: Month): MonthTotal[] {
  return Array.from({ length: TREND_MONTHS }, (_, index) => {
    const month = monthAfter(last, index + 1 - TREND_MONTHS)
    const rows = monthly.filter((row) => row.month === month)
    const isWhole = (provider: string) =>
      billed.some(
        (days) =>
          days.provider === provider &&
          days.month === month &&
          days.first === 1 &&
          days.last === daysInMonth(month),
      )
    return {
      month,
      totalKgCo2e: rows.length > 0 ? kgCo2eOf(rows) : null,
      isPartial: !rows.every((row) => isWhole(row.provider ?? '')),
    }
  })
}

/**
 * How what a team used stands against its target, with the months before.
 *
 * @param month the month of the status, whose days `sums.daily` has
 * @param targetKgCo2e null where none is in force
 */
export function teamStatus(
  team: string | null,
  sums: Sums,
  month: Month,
  targetKgCo2e: number | null,
): TeamStatus {
  const trend = trendOf(sums, month)
  const complete = trend.flatMap(({ totalKgCo2e, isPartial }) =>
    totalKgCo2e && !isPartial ? [totalKgCo2e.central] : [],
  )
  return {
    team,
    status: monthStatus(usageOf(sums, month), targetKgCo2e),
    trend,
    suggestedKgCo2e: suggestTarget(complete),
  }
}
