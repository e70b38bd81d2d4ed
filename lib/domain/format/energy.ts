import { formatIn, type UnitLadder, unitFor } from './unit-ladder.ts'

export const ENERGY_UNITS = ['mWh', 'Wh', 'kWh', 'MWh', 'GWh'] as const
export type EnergyUnit = (typeof ENERGY_UNITS)[number]

/** Sizes in kWh. */
const ladder: UnitLadder<EnergyUnit> = [
  { unit: 'mWh', size: 1e-6 },
  { unit: 'Wh', size: 1e-3 },
  { unit: 'kWh', size: 1 },
  { unit: 'MWh', size: 1e3 },
  { unit: 'GWh', size: 1e6 },
]

/** The one unit for all energies of a column: that of the largest. */
export const sharedEnergyUnit = (kwh: readonly number[]): EnergyUnit =>
  unitFor(kwh.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1, ladder)

/** An energy in kWh as a number in the given unit, without the unit. */
export const formatEnergy = (kwh: number, unit: EnergyUnit): string => formatIn(kwh, unit, ladder)

/** An energy in kWh with the unit that suits it. @example formatEnergyWithUnit(1234) // '1.23 MWh' */
export function formatEnergyWithUnit(kwh: number): string {
  const unit = kwh === 0 ? 'kWh' : unitFor(kwh, ladder)
  return `${formatIn(kwh, unit, ladder)}\u00a0${unit}`
}
