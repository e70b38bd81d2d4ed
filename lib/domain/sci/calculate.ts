import { functionalUnitsFault } from './functional-units.ts'
import { type Refusal, refuse } from './refusal.ts'

/** The terms of `SCI = ((E × I) + M) per R`, all of the same boundary and period. */
export interface SciTerms {
  /** E: energy of all hardware reserved or provisioned, with that of its data centre, in kWh. */
  readonly energyKwh: number
  /** I: location-based carbon intensity, in g CO2e per kWh. */
  readonly intensityGPerKwh: number
  /** M: embodied share, in g CO2e. */
  readonly embodiedG: number
  /** R: number of functional units. */
  readonly functionalUnits: number
}

/** A score in g CO2e per functional unit, beside the carbon of the whole period in g CO2e. */
export type SciCalculation =
  | {
      readonly ok: true
      readonly sciG: number
      /** O = E × I. */
      readonly operationalCarbonG: number
      /** C = O + M. */
      readonly carbonG: number
    }
  | Refusal

/** O, operational emissions: `E × I`, in g CO2e. @example operationalCarbonG(39, 474.8) // 18517.2 */
export const operationalCarbonG = (energyKwh: number, intensityGPerKwh: number): number =>
  energyKwh * intensityGPerKwh

/** The rate of an amount of carbon: `C per R`, in g CO2e per unit. @example carbonPerUnit(1099.81, 3603) // sciG 0.30525 */
export function carbonPerUnit(
  carbonG: number,
  functionalUnits: number | null,
): { readonly ok: true; readonly sciG: number } | Refusal {
  const fault = functionalUnitsFault(functionalUnits)
  if (fault !== null || functionalUnits === null) return refuse(fault ?? '')
  const sciG = carbonG / functionalUnits
  return Number.isFinite(sciG) ? { ok: true, sciG } : refuse('the carbon per functional unit is not a number')
}

const isFromZero = (value: number): boolean => Number.isFinite(value) && value >= 0

/**
 * Software Carbon Intensity from its terms: `SCI = ((E × I) + M) per R`, in g CO2e per functional unit.
 * Definition: ISO/IEC 21031:2024, GSF Software Carbon Intensity 1.1, "Software Carbon Intensity".
 *
 * @example calculateSci({ energyKwh: 450, intensityGPerKwh: 250, embodiedG: 800, functionalUnits: 100_000 }) // sciG 1.133
 */
export function calculateSci(terms: SciTerms): SciCalculation {
  const { energyKwh, intensityGPerKwh, embodiedG, functionalUnits } = terms
  if (!isFromZero(energyKwh)) return refuse('energy (E) has to be a number of kWh from 0 on')
  if (!isFromZero(intensityGPerKwh))
    return refuse('carbon intensity (I) has to be a number of g/kWh from 0 on')
  if (!isFromZero(embodiedG)) return refuse('embodied emissions (M) have to be a number of grams from 0 on')
  const operational = operationalCarbonG(energyKwh, intensityGPerKwh)
  const carbonG = operational + embodiedG
  const rate = carbonPerUnit(carbonG, functionalUnits)
  return rate.ok ? { ...rate, operationalCarbonG: operational, carbonG } : rate
}
