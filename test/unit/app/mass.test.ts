import { describe, expect, it } from 'vitest'
import { formatEnergyWithUnit } from '#lib/domain/format/energy.ts'
import { formatMass, formatMassWithUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'

const spaced = (text: string) => text.replace('\u00a0', ' ')

describe('a mass', () => {
  it.each([
    [84.2, '84.2 kg'],
    [0.000_25, '250 mg'],
    [0.000_999_4, '999 mg'],
    [0.000_999_6, '1.00 g'],
    [0.0842, '84.2 g'],
    [999.4, '999 kg'],
    [999.6, '1.00 t'],
    [1234, '1.23 t'],
    [12_345_678, '12,300 t'],
    [-3.5, '−3.50 kg'],
  ])('of %f kg prints as %s: three significant digits in the unit that suits it', (kilograms, text) => {
    expect(spaced(formatMassWithUnit(kilograms))).toBe(text)
  })

  it('that is not zero never prints as zero', () => {
    expect(spaced(formatMassWithUnit(1e-12))).toBe('< 1 mg')
    expect(spaced(formatMassWithUnit(-1e-12))).toBe('> −1 mg')
    expect(formatMass(1e-7, 't')).toBe('< 0.001')
  })

  it('of nothing prints as nothing', () => {
    expect(spaced(formatMassWithUnit(0))).toBe('0 kg')
  })

  it('that is no number prints as a dash', () => {
    expect(formatMass(Number.NaN, 'kg')).toBe('–')
    expect(formatMass(Number.POSITIVE_INFINITY, 'kg')).toBe('–')
  })

  it('in a column has the unit of the largest, and at most three decimals', () => {
    const column = [1420, 87, 0.4]
    const unit = sharedMassUnit(column)
    expect(unit).toBe('t')
    expect(column.map((kilograms) => formatMass(kilograms, unit))).toEqual(['1.42', '0.087', '< 0.001'])
  })

  it('has a unit even where every row is nothing', () => {
    expect(sharedMassUnit([0, 0])).toBe('kg')
    expect(sharedMassUnit([])).toBe('kg')
  })
})

describe('an energy', () => {
  it.each([
    [0.000_5, '500 mWh'],
    [0.5, '500 Wh'],
    [14.94, '14.9 kWh'],
    [14_940, '14.9 MWh'],
    [2_000_000, '2.00 GWh'],
  ])('of %f kWh prints as %s', (kwh, text) => {
    expect(spaced(formatEnergyWithUnit(kwh))).toBe(text)
  })
})
