/** The five terms of M = TE × TS × RS, with TS = TiR / EL and RS = RR / ToR. */
export interface EmbodiedTerms {
  readonly totalEmbodiedG: number
  readonly timeReservedHours: number
  readonly expectedLifespanHours: number
  readonly resourcesReserved: number
  readonly totalResources: number
}

/** A component's resolved figures over one period. */
export interface DisclosedPeriod {
  /** The first moment, ISO 8601 UTC. */
  readonly from: string
  /** The moment after the last. */
  readonly to: string
  /** Without the data centre's own energy where `pue` is above 1. */
  readonly energyKwh: number
  /** 1 where the energy has it already. */
  readonly pue: number
  /** Location-based. */
  readonly intensityGPerKwh: number
  /** The share of this period, or the terms it comes from. */
  readonly embodied: { readonly embodiedG: number } | EmbodiedTerms
}

export interface DisclosedComponent {
  readonly name: string
  /** Where its figures come from: bills, factors, method. */
  readonly provenance: string
  readonly periods: readonly DisclosedPeriod[]
}

/** Everything that a score published by ISO/IEC 21031:2024 has to disclose. */
export interface ScoreDisclosure {
  readonly software: { readonly name: string; readonly version: string; readonly description: string }
  readonly organisation: string
  readonly contact: { readonly name: string; readonly email: string }
  /** An identifier of this publication. */
  readonly guid: string
  /** The day of the calculation, ISO 8601. */
  readonly calculatedOn: string
  readonly boundary: {
    readonly name: string
    readonly version: string
    /** What is left out, and why. */
    readonly outside: readonly { readonly name: string; readonly reason: string }[]
  }
  readonly functionalUnit: {
    /** Of one unit, such as `checkout`. */
    readonly name: string
    /** R: how many in the whole period of the components. */
    readonly count: number
    /** How it was counted. */
    readonly source: string
  }
  /** How E, I and M were found. */
  readonly methodology: string
  readonly factors: {
    /** The factor set and the identity of the figures. */
    readonly identity: string
    /** Sources of intensity and embodied emissions. */
    readonly sources: readonly string[]
  }
  /** Conversion factors between units of measure; empty where none was used. */
  readonly conversions: readonly string[]
  readonly places: readonly string[]
}

export const SCI_VERSION = 'ISO/IEC 21031:2024 (SCI 1.1)'
