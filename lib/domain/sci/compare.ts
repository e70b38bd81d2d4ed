import { type Direction, directionOf, inEach, type Scenarios } from '../change/scenarios.ts'
import type { Refusal } from './refusal.ts'
import type { SciScore } from './score.ts'

/** Two scores of one functional unit, in grams CO2e per unit. */
export type SciComparison =
  | {
      readonly ok: true
      /** After minus before in each scenario: all factors low, central, high on both sides. */
      readonly differenceG: Scenarios
      /** `unclear`, said as "no clear change", only where the scenarios disagree on the sign. */
      readonly direction: Direction
    }
  | Refusal

/**
 * Whether a score fell or rose, scenario by scenario: factors that both sides share err together, so low is
 * compared with low and high with high. Both scores must have the same boundary, method and functional unit
 * (ISO/IEC 21031:2024, "Baseline": identical methodology, only the action excluded).
 *
 * @example compareSci(before 1 to 2 to 4 g, after 0.5 to 1 to 2 g) // { low: -0.5, central: -1, high: -2 }, 'down'
 */
export function compareSci(before: SciScore, after: SciScore): SciComparison {
  if (!before.ok) return before
  if (!after.ok) return after
  const differenceG = inEach((scenario) => after.sciG[scenario] - before.sciG[scenario])
  return { ok: true, differenceG, direction: directionOf(differenceG) }
}
