import type { Calculation } from './calculation.ts'
import { checkComponents } from './check-components.ts'
import { checkMethod } from './check-method.ts'
import { checkTotals, totalsOf } from './check-totals.ts'
import type { SciFinding } from './finding.ts'

/** A checked calculation: the score its own terms give, and everything wrong with what was published. */
export interface CheckedCalculation {
  /** (O + M) / R in g CO2e per unit; null where a term or R is missing. */
  readonly recomputed: number | null
  readonly findings: readonly SciFinding[]
}

/**
 * Checks somebody's calculation of a score against ISO/IEC 21031:2024 (GSF SCI 1.1): each figure against its terms,
 * each total against its parts, the score against (O + M) / R, and the method against the rules of the standard.
 */
export function checkCalculation(calculation: Calculation): CheckedCalculation {
  const { carbon } = totalsOf(calculation)
  const units =
    calculation.functionalUnits?.value ??
    calculation.periods.reduce((sum, { functionalUnits }) => sum + functionalUnits, 0)
  return {
    recomputed: carbon && units > 0 ? carbon.value / units : null,
    findings: [...checkComponents(calculation), ...checkTotals(calculation), ...checkMethod(calculation)],
  }
}
