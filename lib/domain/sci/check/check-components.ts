import type { Calculation, CalculationComponent } from './calculation.ts'
import { embodiedOf, operationalOf, resourceShareOf, termsOf } from './component-terms.ts'
import type { SciFinding } from './finding.ts'
import { dividedBy, holdFigure, type Mistake, printed, timesOf } from './hold-figure.ts'

function embodiedMistakes(component: CalculationComponent): readonly Mistake[] {
  const { totalEmbodiedG, timeReservedHours, expectedLifespanHours } = component
  if (!totalEmbodiedG || !timeReservedHours || !expectedLifespanHours) return []
  const whole = printed(totalEmbodiedG)
  return [
    {
      class: 'embodied-omitted',
      value: timesOf([whole, resourceShareOf(component)]),
      message: 'TE is charged in full to one period: multiply by TS = TiR / EL.',
    },
    {
      class: 'embodied-omitted',
      value: dividedBy(timesOf([whole, printed(timeReservedHours)]), printed(expectedLifespanHours)),
      message: 'The resource share RS = RR / ToR is not applied.',
    },
  ]
}

function checkComponent(component: CalculationComponent, calculation: Calculation): readonly SciFinding[] {
  const { energyKwh, name } = component
  const intensity = component.intensityGPerKwh ?? calculation.intensityGPerKwh
  const pue = component.pue ?? calculation.pue
  const operational = operationalOf(component, calculation)
  const embodied = embodiedOf(component)
  const { carbon } = termsOf(component, calculation)
  const units = component.functionalUnits ?? calculation.functionalUnits
  const unadjusted = energyKwh && intensity && pue ? timesOf([printed(energyKwh), printed(intensity)]) : null
  return [
    ...(operational
      ? holdFigure(
          component.operationalG,
          operational,
          `O = E${pue ? ' × PUE' : ''} × I of ${name}`,
          'gCO2e',
          'not-from-terms',
          unadjusted
            ? [{ class: 'not-from-terms', value: unadjusted, message: 'The PUE is not applied.' }]
            : [],
        )
      : []),
    ...(embodied
      ? holdFigure(
          component.embodiedG,
          embodied,
          `M = TE × TS × RS of ${name}`,
          'gCO2e',
          'not-from-terms',
          embodiedMistakes(component),
        )
      : []),
    ...(carbon ? holdFigure(component.carbonG, carbon, `O + M of ${name}`, 'gCO2e', 'parts-do-not-sum') : []),
    ...(carbon && units && units.value > 0
      ? holdFigure(
          component.sciG,
          dividedBy(carbon, printed(units)),
          `(O + M) / R of ${name}`,
          'gCO2e per R',
          'not-from-terms',
          [{ class: 'not-divided-by-r', value: carbon, message: 'It is not divided by R.' }],
        )
      : []),
  ]
}

/** Every printed figure of each component, held against its own terms. */
export const checkComponents = (calculation: Calculation): readonly SciFinding[] =>
  calculation.components.flatMap((component) => checkComponent(component, calculation))
