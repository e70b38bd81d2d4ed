import type { Statement } from './words.ts'

/** A printed figure and the path that it stands at. */
export interface Cited {
  readonly value: number
  readonly where: string
}

/** Where the carbon of a kWh is from. */
export interface GridSource {
  readonly name?: string | undefined
  readonly region?: string | undefined
  readonly year?: number | undefined
  readonly gPerKwh?: number | undefined
}

/** What was printed of one component; anything may be missing. Energy in kWh, carbon in g CO2e. */
export interface CalculationComponent {
  readonly name: string
  readonly where: string
  readonly energyKwh?: Cited
  readonly pue?: Cited
  readonly intensityGPerKwh?: Cited
  readonly operationalG?: Cited
  readonly embodiedG?: Cited
  readonly carbonG?: Cited
  readonly sciG?: Cited
  readonly totalEmbodiedG?: Cited
  readonly timeReservedHours?: Cited
  readonly expectedLifespanHours?: Cited
  readonly resourcesReserved?: Cited
  readonly totalResources?: Cited
  readonly resourceShare?: Cited
  /** R of this component where it is not that of the system. */
  readonly functionalUnits?: Cited
  /** The machine it runs on: components on one machine share its embodied emissions. */
  readonly hardware?: string
  readonly energySource?: GridSource
  readonly intensitySource?: GridSource
}

export interface CalculationPeriod {
  readonly where: string
  readonly carbonG: number
  readonly functionalUnits: number
  /** M of the period, where it is apart. */
  readonly embodiedG?: number
}

/** Somebody's calculation of a score: components, R, what they add up to, and what is said about the method. */
export interface Calculation {
  readonly components: readonly CalculationComponent[]
  readonly functionalUnits?: Cited
  /** Of the system where components have none of their own. */
  readonly pue?: Cited
  readonly intensityGPerKwh?: Cited
  /** The published totals. */
  readonly energyKwh?: Cited
  readonly operationalG?: Cited
  readonly embodiedG?: Cited
  readonly carbonG?: Cited
  readonly sciG?: Cited
  readonly periods: readonly CalculationPeriod[]
  readonly regions: readonly { readonly where: string; readonly share: number; readonly gPerKwh: number }[]
  /** Where a market-based I is declared. */
  readonly marketBasedAt: readonly string[]
  /** The location-based I, where the document gives it beside another. */
  readonly locationGPerKwh?: Cited
  readonly statements: readonly Statement[]
  readonly exclusions: readonly Statement[]
  /** How far O and the score may be off, relative, by the rules of the document's kind. */
  readonly tolerance?: number
  /** Bounds that the document's kind sets. */
  readonly bounds?: { readonly mostPue: number; readonly lifespanYears: readonly [number, number] }
}
