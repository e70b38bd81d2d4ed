/** How far below the baseline a first target is proposed. */
const OF_BASELINE = 0.9

/** Months that make a baseline. */
const BASELINE_MONTHS = 3

/**
 * A target to begin with, kg CO2e a month: a tenth below the mean of the last {@link BASELINE_MONTHS} complete months, or of as
 * many as there are. Null where there is none, or where they come to nothing.
 *
 * @param kgCo2e the central totals of complete months, oldest first
 * @example suggestTarget([700, 500, 600, 400]) // 450: a tenth below the mean of 500, 600 and 400
 */
export function suggestTarget(kgCo2e: readonly number[]): number | null {
  const last = kgCo2e.slice(-BASELINE_MONTHS)
  const sum = last.reduce((total, kilograms) => total + kilograms, 0)
  return sum > 0 ? (sum / last.length) * OF_BASELINE : null
}
