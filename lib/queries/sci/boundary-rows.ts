import { buildReport } from '#lib/domain/report/build-report.ts'
import { scaleRow } from '#lib/domain/report/scale-row.ts'
import type { SummaryRow } from '#lib/domain/report/summary-row.ts'
import { type SharedPart, sharedPart } from '#lib/domain/sci/boundary/shared-part.ts'
import type { SoftwareBoundary } from '#lib/domain/sci/boundary.ts'
import { daysInMonth, monthAfter } from '#lib/domain/targets/month-days.ts'
import type { Month } from '#lib/domain/usage/kind.ts'
import { type ComponentRow, componentSums } from '#lib/engine/facts/component-sums.ts'
import { summarise } from '#lib/engine/facts/summarise.ts'
import type { Facts } from '../with-facts.ts'

export interface Period {
  /** ISO dates, both included. */
  readonly from: string
  readonly to: string
}

export interface MonthPart {
  readonly month: Month
  readonly part: SharedPart
}

/** The usage of a boundary by day and component. */
export interface BoundaryRows {
  /** `component` is its place in the definition; one more than the last is the share of shared usage. */
  readonly rows: readonly (ComponentRow & { readonly day: string; readonly index: number })[]
  /** What the boundary has of the shared usage of each month; empty where it asks for none. */
  readonly shared: readonly MonthPart[]
}

function monthsOf({ from, to }: Period): readonly Month[] {
  const months: Month[] = []
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = monthAfter(month, 1)) months.push(month)
  return months
}

/** Whole months, whatever days of them are asked about: what a day has of shared usage does not depend on the question. */
async function partsOf(
  { connection }: Facts,
  boundary: SoftwareBoundary,
  months: readonly Month[],
): Promise<readonly MonthPart[]> {
  const [first = '', last = ''] = [months[0], months.at(-1)]
  const period = { from: `${first}-01`, to: `${last}-${daysInMonth(last)}` }
  const selections = boundary.components.map(({ selection }) => selection)
  const asked = { groupBy: ['month', 'team'], filter: period, method: 'location' } as const
  const teams = await summarise(connection, asked)
  const inside = await componentSums(connection, {
    selections,
    withShared: false,
    groupBy: ['month', 'team'],
    period,
  })
  const reported = buildReport({
    factorSet: '2026.1',
    method: 'location',
    period: null,
    groupBy: ['month', 'team'],
    total: [],
    groups: teams,
    rejected: { lines: 0, cost: [] },
  })
  return months.map((month) => {
    const kwh = new Map<string, number>()
    for (const row of inside)
      if (row.month === month && boundary.components[Number(row.component)]?.inside === true)
        kwh.set(row.team ?? '', (kwh.get(row.team ?? '') ?? 0) + row.energy_central)
    const groups = reported.groups.filter(({ key }) => key.month === month)
    return { month, part: sharedPart(boundary, groups, kwh) }
  })
}

/**
 * What each component of a boundary used on each day, location-based, with its part of shared usage as one more component. Whoever does not see
 * all teams is told nothing of what they share.
 */
export async function boundaryRows(
  facts: Facts,
  boundary: SoftwareBoundary,
  period: Period,
  seesAll: boolean,
): Promise<BoundaryRows> {
  const asks = boundary.sharedSplit.by !== 'none'
  const selections = boundary.components.map(({ selection }) => selection)
  const sums = await componentSums(facts.connection, {
    selections,
    withShared: asks && seesAll,
    groupBy: ['day'],
    period,
  })
  const rows = sums.map((row) => ({ ...row, day: row.day ?? '', index: Number(row.component) }))
  if (!asks) return { rows, shared: [] }
  const months = monthsOf(period)
  const shared = seesAll
    ? await partsOf(facts, boundary, months)
    : months.map((month) => ({ month, part: { ok: false, reason: 'teams-not-visible' } as const }))
  const partIn = (row: Pick<SummaryRow, 'day'>): number => {
    const found = shared.find(({ month }) => month === row.day?.slice(0, 7))
    return found?.part.ok ? found.part.part : 0
  }
  const divided = rows.map((row) => (row.index === selections.length ? scaleRow(row, partIn(row)) : row))
  return { rows: divided, shared }
}
