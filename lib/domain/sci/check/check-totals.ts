import type { Calculation } from './calculation.ts'
import { type ComponentTerms, termsOf } from './component-terms.ts'
import type { SciFinding } from './finding.ts'
import {
  type Computed,
  dividedBy,
  holdFigure,
  type Mistake,
  printed,
  sumOf,
  timesOf,
  within,
} from './hold-figure.ts'

/** The sum of one term over all components, or null where one of them does not have it. */
function sumOver(terms: readonly ComponentTerms[], of: keyof ComponentTerms): Computed | null {
  const parts = terms.map((each) => each[of])
  return parts.length === 0 || parts.includes(null) ? null : sumOf(parts.filter((part) => part !== null))
}

/** Components without M, such as a network, do not stop the others' M from adding up. */
function embodiedSum(terms: readonly ComponentTerms[]): Computed | null {
  const parts = terms.map(({ embodied }) => embodied).filter((part) => part !== null)
  return parts.length === 0 ? null : sumOf(parts)
}

/** M of periods that all print it, where no component does. */
function embodiedOfPeriods({ components, periods }: Calculation): Computed | null {
  const parts = periods.map(({ embodiedG }) => embodiedG).filter((part) => part !== undefined)
  return components.length > 0 || parts.length === 0 || parts.length < periods.length
    ? null
    : sumOf(parts.map((value) => ({ value, rounding: 0 })))
}

interface Totals {
  readonly energy: Computed | null
  readonly operational: Computed | null
  readonly embodied: Computed | null
  readonly carbon: Computed | null
}

/** The totals of a calculation from its components, and where those say nothing from what is printed of the whole. */
export function totalsOf(calculation: Calculation): Totals {
  const terms = calculation.components.map((component) => termsOf(component, calculation))
  const whole = (figure: Calculation['energyKwh']) => (figure ? printed(figure) : null)
  const energies = terms.map(({ energy }) => energy).filter((part) => part !== null)
  const energy = energies.length > 0 ? sumOf(energies) : whole(calculation.energyKwh)
  const used = whole(calculation.energyKwh) ?? energy
  const operational =
    sumOver(
      terms.filter((each) => each.energy ?? each.operational),
      'operational',
    ) ??
    (used && calculation.intensityGPerKwh
      ? timesOf([used, printed(calculation.intensityGPerKwh)])
      : whole(calculation.operationalG))
  const embodied = embodiedSum(terms) ?? whole(calculation.embodiedG) ?? embodiedOfPeriods(calculation)
  const parts =
    calculation.components.length > 0 || calculation.periods.length === 0
      ? [operational, embodied].filter((part) => part !== null)
      : []
  const ofPeriods = calculation.periods.map(({ carbonG }) => ({ value: carbonG, rounding: 0 }))
  const carbon =
    parts.length > 0
      ? sumOf(parts)
      : (sumOver(terms, 'carbon') ??
        whole(calculation.carbonG) ??
        (ofPeriods.length > 0 ? sumOf(ofPeriods) : null))
  return { energy, operational, embodied, carbon }
}

function scoreMistakes(calculation: Calculation, totals: Totals, units: Computed): readonly Mistake[] {
  const { operational, embodied, carbon } = totals
  const rates = calculation.periods.map((period) => ({
    value: period.carbonG / period.functionalUnits,
    rounding: 0,
  }))
  const ownUnits = calculation.components.map((component) => {
    const { carbon: own } = termsOf(component, calculation)
    const r = component.functionalUnits
    return own ? dividedBy(own, r ? printed(r) : units) : null
  })
  return [
    ...(carbon
      ? [
          {
            class: 'not-divided-by-r' as const,
            value: carbon,
            message: 'It is not divided by the declared R.',
          },
        ]
      : []),
    ...(operational && embodied && embodied.value > 0
      ? [
          {
            class: 'embodied-omitted' as const,
            value: dividedBy(operational, units),
            message: 'M is left out of the score.',
          },
          {
            class: 'embodied-omitted' as const,
            value: operational,
            message: 'M is left out, and it is not divided by the declared R.',
          },
          {
            class: 'double-counting' as const,
            value: dividedBy(sumOf([operational, embodied, embodied]), units),
            message: 'M is counted twice.',
          },
          {
            class: 'double-counting' as const,
            value: dividedBy(sumOf([operational, operational, embodied]), units),
            message: 'O is counted twice.',
          },
        ]
      : []),
    ...(rates.length > 1
      ? [
          {
            class: 'mean-of-rates' as const,
            value: timesOf([sumOf(rates), { value: 1 / rates.length, rounding: 0 }]),
            message: 'It is the mean of the rates of its periods: divide all carbon by all functional units.',
          },
          {
            class: 'mean-of-rates' as const,
            value: sumOf(rates),
            message: 'It is the sum of the rates of its periods: divide all carbon by all functional units.',
          },
        ]
      : []),
    ...(calculation.components.some(({ functionalUnits }) => functionalUnits)
      ? [
          {
            class: 'parts-do-not-sum' as const,
            value: sumOf(ownUnits.filter((part) => part !== null)),
            message: 'Scores of components with different R are added up: they add up only with the same R.',
          },
        ]
      : []),
  ]
}

function unitsOf(calculation: Calculation): Computed | null {
  if (calculation.functionalUnits) return printed(calculation.functionalUnits)
  const { periods } = calculation
  return periods.length > 0
    ? { value: periods.reduce((sum, period) => sum + period.functionalUnits, 0), rounding: 0 }
    : null
}

/** Published totals held against the sums of their parts, and the score against all carbon over all functional units. */
export function checkTotals(calculation: Calculation): readonly SciFinding[] {
  const totals = totalsOf(calculation)
  const units = unitsOf(calculation)
  const energies = calculation.components.flatMap(({ energyKwh }) => (energyKwh ? [printed(energyKwh)] : []))
  const score = units && units.value > 0 && totals.carbon ? dividedBy(totals.carbon, units) : null
  const tolerated = (right: Computed): Computed => within(calculation.tolerance ?? 0, right)
  const isSum = calculation.components.some(({ operationalG }) => operationalG)
  const hold = (figure: Calculation['sciG'], right: Computed | null, formula: string, unit: string) =>
    right ? holdFigure(figure, right, formula, unit, 'parts-do-not-sum') : []
  return [
    ...(totals.energy
      ? holdFigure(calculation.energyKwh, totals.energy, 'the sum of E × PUE', 'kWh', 'parts-do-not-sum', [
          { class: 'not-from-terms', value: sumOf(energies), message: 'The PUE is not applied.' },
        ])
      : []),
    ...(totals.operational
      ? holdFigure(
          calculation.operationalG,
          tolerated(totals.operational),
          isSum ? 'the sum of O' : 'O = E × I',
          'gCO2e',
          isSum ? 'parts-do-not-sum' : 'not-from-terms',
        )
      : []),
    ...hold(calculation.embodiedG, totals.embodied, 'the sum of M', 'gCO2e'),
    ...hold(calculation.carbonG, totals.carbon, 'O + M', 'gCO2e'),
    ...(score && units
      ? holdFigure(
          calculation.sciG,
          tolerated(score),
          '(O + M) / R',
          'gCO2e per R',
          'not-from-terms',
          scoreMistakes(calculation, totals, units),
        )
      : []),
  ]
}
