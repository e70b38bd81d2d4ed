import { exactly, type Range } from '../units/range.ts'

/**
 * The range of a sum that may hold corrections (negative usage). A net-negative sum has no range; in a mixed
 * sum the spreads of the negative part may cross, so the bounds are put in order around the central value.
 */
export function correctRange({ low, central, high }: Range): Range {
  if (central < 0) return exactly(central)
  return { low: Math.max(0, Math.min(low, central, high)), central, high: Math.max(low, central, high) }
}
