import type { Source } from '../factors/figure.ts'

/** Publishers whose grid figures cover places of more than one provider by one method. */
export const GRID_SOURCE_IDS = ['electricity-maps', 'ember', 'google', 'egrid'] as const
export type GridSourceId = (typeof GRID_SOURCE_IDS)[number]

/** What one source measures. Figures of two sources are never compared: they differ in boundary and area. */
export interface GridSource {
  readonly id: GridSourceId
  readonly title: string
  /** What the figure counts, and for which area. */
  readonly boundary: string
  readonly source: Source
}

/** gCO2e per kWh of one place by year, all from one source. */
export type GridSeries = ReadonlyMap<number, number>

/**
 * The year to compare places in: the newest that every series has and that is not later than the month's, else the oldest that
 * every one has. Undefined where they have no year in common.
 *
 * @example commonYear([new Map([[2023, 400], [2024, 380]]), new Map([[2023, 30]])], 2026) // 2023
 */
export function commonYear(series: readonly GridSeries[], year: number): number | undefined {
  const [first, ...others] = series
  if (!first) return undefined
  const shared = [...first.keys()].filter((each) => others.every((other) => other.has(each))).sort()
  return shared.findLast((each) => each <= year) ?? shared[0]
}
