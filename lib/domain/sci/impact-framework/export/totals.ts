import type { DisclosedComponent } from './disclosure.ts'
import { embodiedG } from './manifest-document.ts'

/** What components add up to. */
export interface ComponentTotals {
  /** Without the data centres' own energy. */
  readonly itEnergyKwh: number
  readonly energyKwh: number
  readonly operationalG: number
  readonly embodiedG: number
}

const NOTHING: ComponentTotals = { itEnergyKwh: 0, energyKwh: 0, operationalG: 0, embodiedG: 0 }

/** E, O and M of one component over its periods. */
export const componentTotals = ({ periods }: DisclosedComponent): ComponentTotals =>
  periods.reduce((sum, period) => {
    const energyKwh = period.energyKwh * period.pue
    return {
      itEnergyKwh: sum.itEnergyKwh + period.energyKwh,
      energyKwh: sum.energyKwh + energyKwh,
      operationalG: sum.operationalG + energyKwh * period.intensityGPerKwh,
      embodiedG: sum.embodiedG + embodiedG(period),
    }
  }, NOTHING)

/** E, O and M of all components. */
export const totalsOf = (components: readonly DisclosedComponent[]): ComponentTotals =>
  components.map(componentTotals).reduce(
    (sum, own) => ({
      itEnergyKwh: sum.itEnergyKwh + own.itEnergyKwh,
      energyKwh: sum.energyKwh + own.energyKwh,
      operationalG: sum.operationalG + own.operationalG,
      embodiedG: sum.embodiedG + own.embodiedG,
    }),
    NOTHING,
  )
