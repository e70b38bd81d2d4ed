import { inEach, type Scenarios } from '../../change/scenarios.ts'
import type { Range } from '../../units/range.ts'
import type { EdgeReport } from '../retry-report.ts'
import type { EdgeRow } from './edge-rows.ts'

/** An edge in two periods. */
export interface CompareRow {
  readonly caller: string
  readonly callee: string
  readonly operation: string
  /** Null where it was not called. */
  readonly before: EdgeReport | null
  readonly now: EdgeReport | null
  /** What a day's waste rose by, gCO2e, scenario by scenario: periods may differ in length. Null where one side is not known. */
  readonly perDayG: Scenarios | null
}

/** A period with its edges. */
export interface ComparedEdges {
  readonly period: { readonly from: string; readonly to: string } | null
  readonly edges: readonly EdgeRow[]
}

const DAY_MS = 86_400_000
const NONE: Range = { low: 0, central: 0, high: 0 }
const keyOf = ({ caller, callee, operation }: EdgeRow): string => JSON.stringify([caller, callee, operation])

const daysOf = (period: ComparedEdges['period']): number =>
  period ? Math.round((Date.parse(period.to) - Date.parse(period.from)) / DAY_MS) + 1 : 1

/** What an edge answers for; nothing where there was no such edge; null where it is not known, or not all of it. */
const wasteOf = (row: EdgeRow | undefined, view: 'policy' | 'cause'): Range | null => {
  if (!row) return NONE
  const { waste, unknownServices } = row[view]
  return unknownServices.length > 0 ? null : (waste?.attributedG ?? null)
}

/**
 * The edges of two periods, those whose waste changed most first. Of carbon all low, all central and all high values are taken from
 * each other: one factor that is wrong is wrong on both sides.
 *
 * @example 30 g in 3 days against 10 g in 1 day // perDayG.central 0
 */
export function compareEdges(
  before: ComparedEdges,
  now: ComparedEdges,
  view: 'policy' | 'cause',
): readonly CompareRow[] {
  const [old, young] = [before, now].map(({ edges }) => new Map(edges.map((row) => [keyOf(row), row])))
  const [oldDays, youngDays] = [daysOf(before.period), daysOf(now.period)]
  const all = new Map([...(old ?? []), ...(young ?? [])])
  return [...all]
    .map(([key, { caller, callee, operation }]): CompareRow => {
      const [was, is] = [old?.get(key), young?.get(key)]
      const [wasG, isG] = [wasteOf(was, view), wasteOf(is, view)]
      return {
        caller,
        callee,
        operation,
        before: was?.measures ?? null,
        now: is?.measures ?? null,
        perDayG: wasG && isG && inEach((scenario) => isG[scenario] / youngDays - wasG[scenario] / oldDays),
      }
    })
    .sort(
      (a, b) =>
        Math.abs(b.perDayG?.central ?? 0) - Math.abs(a.perDayG?.central ?? 0) ||
        Math.abs((b.now?.wasted ?? 0) - (b.before?.wasted ?? 0)) -
          Math.abs((a.now?.wasted ?? 0) - (a.before?.wasted ?? 0)) ||
        (JSON.stringify([a.caller, a.callee, a.operation]) < JSON.stringify([b.caller, b.callee, b.operation])
          ? -1
          : 1),
    )
}
