import type { Calculation, CalculationComponent, Cited } from './calculation.ts'
import { type Computed, dividedBy, exactly, printed, sumOf, timesOf } from './hold-figure.ts'

/** The terms of one component, from its printed inputs where there are any and else as published; null where not known. */
export interface ComponentTerms {
  readonly energy: Computed | null
  readonly operational: Computed | null
  readonly embodied: Computed | null
  readonly carbon: Computed | null
}

/** Energy with that of the data centre; null where none is printed. */
function energyOf(component: CalculationComponent, calculation: Calculation): Computed | null {
  if (!component.energyKwh) return null
  const pue = component.pue ?? calculation.pue
  return pue ? timesOf([printed(component.energyKwh), exactly(pue)]) : printed(component.energyKwh)
}

/** O = E × I, where both are printed. */
export function operationalOf(component: CalculationComponent, calculation: Calculation): Computed | null {
  const energy = energyOf(component, calculation)
  const intensity = component.intensityGPerKwh ?? calculation.intensityGPerKwh
  return energy && intensity ? timesOf([energy, printed(intensity)]) : null
}

/** RS, where it or RR and ToR are printed; 1 where nothing is said. Eighths and the like, as of vCPU, are exact. */
export function resourceShareOf(component: CalculationComponent): Computed {
  const { resourcesReserved, totalResources, resourceShare } = component
  if (resourcesReserved && totalResources)
    return dividedBy(printed(resourcesReserved), printed(totalResources))
  if (!resourceShare) return { value: 1, rounding: 0 }
  const isExact = Number.isInteger(resourceShare.value * 64)
  return isExact ? { value: resourceShare.value, rounding: 0 } : printed(resourceShare)
}

/** M = TE × TiR / EL × RS, where TE, TiR and EL are printed. */
export function embodiedOf(component: CalculationComponent): Computed | null {
  const { totalEmbodiedG, timeReservedHours, expectedLifespanHours } = component
  if (!totalEmbodiedG || !timeReservedHours || !expectedLifespanHours) return null
  return dividedBy(
    timesOf([printed(totalEmbodiedG), printed(timeReservedHours), resourceShareOf(component)]),
    printed(expectedLifespanHours),
  )
}

const orPrinted = (computed: Computed | null, figure: Cited | undefined): Computed | null =>
  computed ?? (figure ? printed(figure) : null)

/** What each term of a component should be. Carbon needs O or M; the other counts only where it is there. */
export function termsOf(component: CalculationComponent, calculation: Calculation): ComponentTerms {
  const operational = orPrinted(operationalOf(component, calculation), component.operationalG)
  const embodied = orPrinted(embodiedOf(component), component.embodiedG)
  const parts = [operational, embodied].filter((part) => part !== null)
  return {
    energy: energyOf(component, calculation),
    operational,
    embodied,
    carbon: parts.length > 0 ? sumOf(parts) : orPrinted(null, component.carbonG),
  }
}
