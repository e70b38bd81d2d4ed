import { describe, expect, it } from 'vitest'
import { type Sensitivity, sensitivityOf } from '#lib/domain/explain/sensitivity.ts'
import { emissionsOf } from '#lib/domain/report/build-report.ts'
import { figure, gradedKind } from '#test/support/graded.ts'

const MACHINE = [
  figure('m, idle', 1, 2, 3, 'W'),
  figure('m, full load', 8, 10, 12, 'W'),
  figure('m, manufacture', 0.5, 1, 2, 'gCO2e/h'),
  figure('CPU utilisation', 0.1, 0.5, 0.8, 'fraction'),
]
const hours = {
  formula: 'machine',
  figures: MACHINE,
  amount: 100,
  pue: figure('PUE, X a', 1.1, 1.2, 1.5),
  grid: figure('grid, X a', 300, 400, 500, 'gCO2e/kWh'),
} as const

/** Grams by input, rounded to what was worked out by hand. */
const grams = (found: readonly Sensitivity[]) =>
  Object.fromEntries(
    found.map(({ input, name, atLowKg, atHighKg }) => [
      name === '' ? input : `${input}: ${name}`,
      [atLowKg, atHighKg].map((kilograms) => Number((kilograms * 1000).toFixed(6))),
    ]),
  )

describe('what moves a figure', () => {
  it('is worked out one input at a time, for 100 hours of a half-loaded machine', () => {
    const found = sensitivityOf([gradedKind(hours)])
    // Central: (2 + 0.5 × 8) W × 100 h × 1.2 × 400 g/kWh = 288 g, and 100 g of manufacture.
    expect(emissionsOf([gradedKind(hours).row]).totalKgCo2e.central).toBeCloseTo(0.388, 12)
    expect(grams(found)).toEqual({
      load: [-153.6, 115.2], // 2.8 W: 134.4 g; 8.4 W: 403.2 g
      'machine-manufacture': [-50, 100],
      'machine-power': [-72, 72], // 1 + 0.5 × 7 = 4.5 W: 216 g; 3 + 0.5 × 9 = 7.5 W: 360 g
      'grid: grid, X a': [-72, 72],
      pue: [-24, 72], // 0.66 kWh: 264 g; 0.9 kWh: 360 g
    })
    expect(found.slice(0, 2).map(({ input }) => input)).toEqual(['load', 'machine-manufacture'])
    expect(found[0]?.value).toEqual({ low: 0.1, central: 0.5, high: 0.8, unit: 'fraction' })
    expect(found.find(({ input }) => input === 'machine-power')?.value).toBeNull()
  })

  it('adds up over kinds that share an input, and keeps places apart', () => {
    const elsewhere = gradedKind({ ...hours, grid: figure('grid, X b', 0, 100, 200), kindId: '2' })
    const found = grams(sensitivityOf([gradedKind(hours), elsewhere]))
    expect(found['grid: grid, X a']).toEqual([-72, 72])
    expect(found['grid: grid, X b']).toEqual([-72, 72]) // 0.72 kWh × ±100 g
    expect(found.load).toEqual([-192, 144]) // 1.25 times, as the second place has a quarter of the intensity
  })

  it('works storage, network and money out by their own formulas', () => {
    const grid = figure('grid, X a', 1000, 1000, 1000)
    const storage = gradedKind({
      formula: 'storage',
      figures: [figure('w', 1, 2, 4), figure('m', 0, 5, 10), figure('copies', 1, 3, 3)],
      amount: 10,
      grid,
    })
    // 2 W × 3 × 10 h × 1 g/Wh = 60 g, and 5 × 3 × 10 = 150 g.
    expect(grams(sensitivityOf([storage]))).toEqual({
      'storage-power': [-30, 60],
      'storage-manufacture': [-150, 150],
      copies: [-140, 0],
    })
    const transfer = gradedKind({
      formula: 'network',
      figures: [figure('n', 0, 0.001, 0.004)],
      amount: 5,
      grid,
    })
    expect(grams(sensitivityOf([transfer]))).toEqual({ network: [-5, 15] })
    const money = gradedKind({
      formula: 'spend',
      figures: [figure('kWh', 0.03, 0.05, 0.07), figure('g', 1, 2, 4)],
      amount: 100,
      grid,
    })
    expect(grams(sensitivityOf([money]))).toEqual({ spend: [-2100, 2200] })
  })

  it('turns round for a correction, and says nothing where nothing has a range or nothing is counted', () => {
    expect(grams(sensitivityOf([gradedKind({ ...hours, amount: -100 })])).load).toEqual([153.6, -115.2])
    const exact = [figure('a', 2, 2, 2), figure('b', 9, 9, 9), figure('c', 1, 1, 1)]
    expect(sensitivityOf([gradedKind({ formula: 'machine-idle', figures: exact, amount: 10 })])).toEqual([])
    expect(sensitivityOf([gradedKind({ ...hours, amount: 0 })])).toEqual([])
    expect(sensitivityOf([gradedKind({ ...hours, coefficient: { terms: [] } })])).toEqual([])
  })

  it('counts only what is worked by a machine that is not idle, and only what works above idle', () => {
    const figures = MACHINE.slice(0, 3)
    const idle = sensitivityOf([gradedKind({ ...hours, formula: 'machine-idle', figures })])
    expect(grams(idle)['machine-power']).toEqual([-48, 48]) // ±1 W × 100 h × 1.2 × 0.4 g/Wh
    const above = sensitivityOf([gradedKind({ ...hours, formula: 'machine-dynamic', figures })])
    expect(grams(above)['machine-power']).toEqual([-48, 48]) // 7 W and 9 W instead of 8 W
    expect(above.some(({ input }) => input === 'machine-manufacture')).toBe(false)
  })
})

it('an input of which one figure differs has no value, whatever comes after it', () => {
  const other = gradedKind({
    ...hours,
    figures: [...MACHINE.slice(0, 3), figure('CPU utilisation', 0.1, 0.4, 0.8, 'fraction')],
    kindId: '2',
  })
  const loadOf = (...kinds: ReturnType<typeof gradedKind>[]) =>
    sensitivityOf(kinds).find(({ input }) => input === 'load')?.value
  const again = gradedKind({ ...hours, kindId: '3' })
  expect(loadOf(gradedKind(hours), again)).not.toBeNull()
  expect(loadOf(gradedKind(hours), other, again)).toBeNull()
})
