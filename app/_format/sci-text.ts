import { formatMass, type MassUnit, massIn, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { Range } from '#lib/domain/units/range.ts'

const small = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

/** The one unit of scores beside each other: that of the largest; never above kg, as they are per unit. */
export function sciUnit(grams: readonly number[], asked: MassUnit | null = null): MassUnit {
  return asked ?? sharedMassUnit(grams.map((each) => each / 1000))
}

/**
 * Grams CO2e per functional unit, written in a unit with three significant digits, however small: one of a million operations has micrograms.
 *
 * @example sciText(0.0000123, 'mg') // '0.0123'
 */
export function sciText(grams: number, unit: MassUnit): string {
  const value = massIn(grams / 1000, unit)
  if (value === 0 || Math.abs(value) >= (unit === 'mg' ? 1 : 0.1)) return formatMass(grams / 1000, unit)
  if (Math.abs(value) >= 1e-6) return small.format(value).replace('-', '−')
  const [mantissa, exponent] = value.toExponential(2).split('e')
  return `${mantissa} × 10^${Number(exponent)}`
}

/** Low to high. */
export const sciRangeText = ({ low, high }: Range, unit: MassUnit): string =>
  `${sciText(low, unit)}–${sciText(high, unit)}`
