import type { Calculation, Cited } from './calculation.ts'
import type { SciFinding } from './finding.ts'
import { holdFigure, sumOf, timesOf, within } from './hold-figure.ts'
import { roundingOf } from './printed-figure.ts'

const HUNDREDTH = 0.01
const HOURS_PER_YEAR = 8760

const found = ({ where, value }: Cited, message: string): SciFinding => ({
  class: 'not-from-terms',
  where,
  message,
  published: value,
})

function checkPue(pue: Cited, most: number): readonly SciFinding[] {
  if (pue.value < 1)
    return [found(pue, `The PUE is ${pue.value}: no data centre uses less than its hardware.`)]
  return pue.value > most ? [found(pue, `The PUE is ${pue.value}: at most ${most} is accepted.`)] : []
}

function checkLifespans({ components, bounds }: Calculation): readonly SciFinding[] {
  if (!bounds) return []
  const [least, most] = bounds.lifespanYears
  return components.flatMap(({ expectedLifespanHours: lifespan }) => {
    const years = (lifespan?.value ?? 0) / HOURS_PER_YEAR
    // A year of 366 days or of 365.25 counts as a year.
    return lifespan && (years < least * 0.995 || years > most * 1.005)
      ? [
          found(
            lifespan,
            `EL is ${Number(years.toPrecision(4))} years: ${least} to ${most} years are accepted.`,
          ),
        ]
      : []
  })
}

function checkRegions({ regions, intensityGPerKwh, tolerance = 0 }: Calculation): readonly SciFinding[] {
  const [first] = regions
  if (!first) return []
  const weights = regions.map(({ share: value }) => ({
    value,
    rounding: roundingOf(Number((value / HUNDREDTH).toPrecision(12))) * HUNDREDTH,
  }))
  const share = sumOf(weights)
  if (Math.abs(share.value - 1) > Math.max(0.001, share.rounding) + 1e-9)
    return [
      {
        class: 'parts-do-not-sum',
        where: first.where,
        message: `The weights of the regions add up to ${Number((share.value * 100).toPrecision(6))} %, not 100 %.`,
        published: share.value,
        corrected: 1,
      },
    ]
  const mean = sumOf(
    regions.map(({ gPerKwh }, at) =>
      timesOf([weights[at] ?? { value: 0, rounding: 0 }, { value: gPerKwh, rounding: roundingOf(gPerKwh) }]),
    ),
  )
  return holdFigure(
    intensityGPerKwh,
    within(tolerance, mean),
    'the weighted mean of its regions',
    'gCO2e/kWh',
    'not-from-terms',
  )
}

/** Terms outside what they can be, and intensities that are not the mean of their regions. */
export function checkBounds(calculation: Calculation): readonly SciFinding[] {
  const { components, functionalUnits, bounds } = calculation
  const all = [calculation, ...components]
  return [
    ...all.flatMap(({ pue }) => (pue ? checkPue(pue, bounds?.mostPue ?? Number.POSITIVE_INFINITY) : [])),
    ...all.flatMap(({ intensityGPerKwh: i }) =>
      i && !(i.value > 0 && i.value < 2000)
        ? [found(i, `I is ${i.value} g/kWh: a grid is above 0 and below 2,000.`)]
        : [],
    ),
    ...all
      .flatMap(({ energyKwh, operationalG, embodiedG }) => [energyKwh, operationalG, embodiedG])
      .concat(components.map(({ totalEmbodiedG }) => totalEmbodiedG))
      .flatMap((figure) =>
        figure && figure.value < 0
          ? [found(figure, `It is ${figure.value}: nothing negative is emitted or used.`)]
          : [],
      ),
    ...(functionalUnits && !(functionalUnits.value > 0)
      ? [found(functionalUnits, `R is ${functionalUnits.value}: a score cannot be computed.`)]
      : []),
    ...checkLifespans(calculation),
    ...checkRegions(calculation),
  ]
}
