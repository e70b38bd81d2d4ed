import { inEach } from '../change/scenarios.ts'
import type { Emissions } from '../report/emissions.ts'
import { add, type Range } from '../units/range.ts'
import { functionalUnitsFault } from './functional-units.ts'
import { type Refusal, refuse } from './refusal.ts'

/** The part of a total that a score is made of, in kWh and kg CO2e. Operational emissions are location-based. */
export type SciEmissions = Pick<Emissions, 'energyKwh' | 'operationalKgCo2e' | 'embodiedKgCo2e'>

/** A score with its two parts, each in grams CO2e per functional unit: `operationalG + embodiedG = sciG`. */
export interface KnownSciScore {
  readonly ok: true
  readonly sciG: Range
  readonly operationalG: Range
  readonly embodiedG: Range
  /** R: how many functional units the carbon was divided by. */
  readonly functionalUnits: number
}

export type SciScore = KnownSciScore | Refusal

const isFiniteRange = ({ low, central, high }: Range): boolean =>
  [low, central, high].every((value) => Number.isFinite(value))

/**
 * Software Carbon Intensity: `SCI = (O + M) per R`, all carbon of a period over all functional units of the
 * same period, in grams CO2e per unit. Low with low and high with high.
 * Definition: ISO/IEC 21031:2024, GSF Software Carbon Intensity 1.1, "Procedure" and "Quantification".
 *
 * @returns no number but a reason where R is 0, negative, not a number or not known, or the carbon is
 * @example sciScore({ energyKwh: exactly(2), operationalKgCo2e: exactly(0.8), embodiedKgCo2e: exactly(0.2) }, 500)
 * // sciG 2, operationalG 1.6, embodiedG 0.4
 */
export function sciScore(emissions: SciEmissions, functionalUnits: number | null): SciScore {
  const fault = functionalUnitsFault(functionalUnits)
  if (fault !== null || functionalUnits === null) return refuse(fault ?? '')
  const perUnit = (kg: Range): Range => inEach((scenario) => (kg[scenario] * 1000) / functionalUnits)
  const operationalG = perUnit(emissions.operationalKgCo2e)
  const embodiedG = perUnit(emissions.embodiedKgCo2e)
  const sciG = add(operationalG, embodiedG)
  if (!isFiniteRange(sciG)) return refuse('the carbon per functional unit is not a number')
  if (sciG.central < 0)
    return refuse('the carbon of the period is negative (its bill corrects earlier usage)')
  return { ok: true, sciG, operationalG, embodiedG, functionalUnits }
}
