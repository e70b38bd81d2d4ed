import { add, type Range, ZERO } from '../units/range.ts'
import type { Month } from '../usage/kind.ts'
import { daysInMonth } from './month-days.ts'
import { type DailyUsage, type Projection, projectMonth } from './project-month.ts'

export const STATUSES = ['on course', 'at risk', 'off course', 'unknown'] as const
export type Status = (typeof STATUSES)[number]

/** Why nothing can be said. */
export const UNKNOWN_REASONS = [
  /** No target holds for the month. */
  'no-target',
  /** No usage in the month. */
  'no-data',
  /** Less than 80 % of the cost is covered by an estimate, or no usage has a cost. */
  'coverage',
  /** A provider of the month before has no bill for this one. */
  'bill-missing',
  /** The bills cover less than a week. */
  'too-few-days',
] as const
export type UnknownReason = (typeof UNKNOWN_REASONS)[number]

/** Below this share of cost that is measured or proxied, nothing is said of a target. */
const LEAST_COVERED = 0.8

/** What a team used in a month. */
export interface MonthUsage {
  readonly month: Month
  /** By provider; only those with usage in the month. */
  readonly providers: ReadonlyMap<string, DailyUsage>
  /** Providers that the team used in the month before and that have no bill for this one. */
  readonly missingProviders: readonly string[]
  /** Measured and proxied share of cost, 0 to 1, the least of the currencies; null where no usage has a cost. */
  readonly coveredShare: number | null
}

/** How a month stands against a target. */
export interface MonthStatus {
  readonly month: Month
  readonly status: Status
  /** Set exactly where the status is `unknown`. */
  readonly reason: UnknownReason | null
  readonly targetKgCo2e: number | null
  /** What the bills have of the month, with the range of the estimate. */
  readonly usedKgCo2e: Range
  /** `usedKgCo2e.central` as a share of the target; null without one. */
  readonly usedShare: number | null
  /** The last day that the bills of every provider cover, 0 to 31. */
  readonly day: number
  readonly days: number
  /** The bills cover every day: what was used is final. */
  readonly isComplete: boolean
  /** Null where the month is complete or cannot be projected. */
  readonly projection: Projection | null
  readonly coveredShare: number | null
  readonly missingProviders: readonly string[]
}

const usedBy = (providers: readonly DailyUsage[]): Range =>
  providers.flatMap(({ kgCo2eByDay }) => [...kgCo2eByDay.values()]).reduce(add, ZERO)

interface Facts extends Omit<MonthStatus, 'status' | 'reason'> {
  readonly hasUsage: boolean
}

function judge(month: Facts): UnknownReason | Exclude<Status, 'unknown'> {
  const { targetKgCo2e: target, usedKgCo2e, projection, coveredShare } = month
  if (target === null) return 'no-target'
  if (!month.hasUsage) return 'no-data'
  if (coveredShare === null || coveredShare < LEAST_COVERED) return 'coverage'
  if (usedKgCo2e.central > target) return 'off course'
  if (month.missingProviders.length > 0) return 'bill-missing'
  if (month.isComplete) return 'on course'
  if (projection === null) return 'too-few-days'
  if (projection.kgCo2e.high <= target) return 'on course'
  return projection.kgCo2e.low > target ? 'off course' : 'at risk'
}

const isReason = (verdict: UnknownReason | Status): verdict is UnknownReason =>
  (UNKNOWN_REASONS as readonly string[]).includes(verdict)

/**
 * The status of a month against a target in kg CO2e: `on course`, `at risk`, `off course` or `unknown`.
 *
 * - A month that the bills cover to its end is final: `on course` (met) where the central estimate is not above the target, else
 *   `off course` (missed).
 * - A month that has already used more than its target is `off course`, whatever is still to come.
 * - Any other month is projected ({@link projectMonth}): `on course` where even the high end of the projection is not above the
 *   target, `off course` where even the low end is, `at risk` where the target lies between.
 * - `unknown` without a target or usage, with less than 80 % of cost measured or proxied, with a provider's bill missing, or with
 *   less than a week of bills. It is never `on course` for want of data.
 *
 * Compared is the range that days' differences give the *central* estimate, not the range of the estimate itself. That one is
 * systematic: the same factors stand behind every day and behind the months that the target was set from, so if they are too low
 * or too high they are so on both sides, and no more days of bills would ever narrow it. It is shown beside the status.
 *
 * @example A target of 460 kg in a month of 31 days that has used 280 kg by day 18, 61 % of it, and is projected at 460 kg
 * (442 to 478): `at risk`. At 480 kg it would be `on course`, at 440 kg `off course`.
 */
export function monthStatus(usage: MonthUsage, targetKgCo2e: number | null): MonthStatus {
  const { month, coveredShare, missingProviders } = usage
  const providers = [...usage.providers.values()]
  const days = daysInMonth(month)
  const covered = providers.map((provider) => provider.covered)
  const isComplete =
    providers.length > 0 &&
    missingProviders.length === 0 &&
    covered.every(({ first, last }) => first === 1 && last === days)
  const usedKgCo2e = usedBy(providers)
  const facts: Facts = {
    month,
    targetKgCo2e,
    usedKgCo2e,
    usedShare: targetKgCo2e === null || targetKgCo2e <= 0 ? null : usedKgCo2e.central / targetKgCo2e,
    day: covered.length > 0 ? Math.min(...covered.map(({ last }) => last)) : 0,
    days,
    isComplete,
    projection:
      isComplete || providers.length === 0 || missingProviders.length > 0
        ? null
        : projectMonth(month, providers),
    coveredShare,
    missingProviders,
    hasUsage: providers.length > 0,
  }
  const verdict = judge(facts)
  const { hasUsage: _, ...rest } = facts
  return isReason(verdict)
    ? { ...rest, status: 'unknown', reason: verdict }
    : { ...rest, status: verdict, reason: null }
}
