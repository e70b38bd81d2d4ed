import { formatIn, type UnitLadder, unitFor } from './unit-ladder.ts'

export const MASS_UNITS = ['mg', 'g', 'kg', 't'] as const
export type MassUnit = (typeof MASS_UNITS)[number]

/** Sizes in kilograms. */
const ladder: UnitLadder<MassUnit> = [
  { unit: 'mg', size: 1e-6 },
  { unit: 'g', size: 1e-3 },
  { unit: 'kg', size: 1 },
  { unit: 't', size: 1e3 },
]

/** The unit that suits a mass in kg: mg below 1 g, g below 1 kg, kg below 1 t, else t. */
export const massUnit = (kilograms: number): MassUnit => unitFor(kilograms, ladder)

/** The one unit for all masses of a chart or a column: that of the largest. */
export const sharedMassUnit = (kilograms: readonly number[]): MassUnit =>
  massUnit(kilograms.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1)

/** A mass in kg as a number in the given unit, without the unit. @example formatMass(84.2, 'kg') // '84.2' */
export const formatMass = (kilograms: number, unit: MassUnit): string => formatIn(kilograms, unit, ladder)

/** A mass in kg with the unit that suits it. @example formatMassWithUnit(0.0842) // '84.2 g' */
export function formatMassWithUnit(kilograms: number): string {
  const unit = kilograms === 0 ? 'kg' : massUnit(kilograms)
  return `${formatMass(kilograms, unit)}\u00a0${unit}`
}

/** A mass in kg as a plain number of the given unit, for axes. */
export const massIn = (kilograms: number, unit: MassUnit): number =>
  kilograms / (ladder.find((rung) => rung.unit === unit)?.size ?? 1)
