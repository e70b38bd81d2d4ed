import type { DisclosedComponent, DisclosedPeriod, ScoreDisclosure } from './disclosure.ts'
import { hasTerms } from './manifest-document.ts'

const isPositive = (value: number) => Number.isFinite(value) && value > 0
const isAmount = (value: number) => Number.isFinite(value) && value >= 0

const gridOf = ({ periods }: DisclosedComponent): string =>
  periods.map(({ from, to }) => `${from}–${to}`).join(' ')

function periodFault({
  from,
  to,
  energyKwh,
  pue,
  intensityGPerKwh,
  embodied,
}: DisclosedPeriod): string | null {
  if (!(Date.parse(to) - Date.parse(from) >= 1000)) return `${from}–${to} is no period`
  if (!isAmount(energyKwh)) return 'its energy is not known'
  if (!(pue >= 1 && Number.isFinite(pue))) return 'its PUE is below 1'
  if (!isAmount(intensityGPerKwh)) return 'its carbon intensity is not known'
  if (!hasTerms(embodied)) return isAmount(embodied.embodiedG) ? null : 'its embodied emissions are not known'
  const terms = [embodied.expectedLifespanHours, embodied.totalResources]
  const amounts = [embodied.totalEmbodiedG, embodied.timeReservedHours, embodied.resourcesReserved]
  return terms.every(isPositive) && amounts.every(isAmount) ? null : 'the terms of M are not known'
}

/**
 * Why a score cannot be exported, or null: R that is not known, components of different periods (Impact Framework adds
 * rows by their place), a figure that is not known.
 */
export function disclosureFault(
  { functionalUnit }: ScoreDisclosure,
  components: readonly DisclosedComponent[],
): string | null {
  const [first] = components
  if (!isPositive(functionalUnit.count))
    return `the number of units (${functionalUnit.name}) is not known or 0`
  if (!first || first.periods.length === 0) return 'the boundary has no components with figures'
  const names = components.map(({ name }) => name)
  if (new Set(names).size < names.length || names.includes('__proto__')) return 'two components have one name'
  for (const component of components) {
    if (gridOf(component) !== gridOf(first)) return `${component.name} has other periods than ${first.name}`
    for (const period of component.periods) {
      const fault = periodFault(period)
      if (fault) return `${component.name}: ${fault}`
    }
  }
  return null
}
