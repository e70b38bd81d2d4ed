import type { FactorSetId } from '../factors/factor-set.ts'
import type { Emissions } from './emissions.ts'

/** A provider's own figures, kg CO2e; null where it says none. A sum of which one part is unknown is unknown. */
export interface OfficialFigures {
  readonly scope1Kg: number | null
  readonly scope2LocationKg: number | null
  readonly scope2MarketKg: number | null
  readonly scope3LocationKg: number | null
  readonly scope3MarketKg: number | null
  readonly totalLocationKg: number | null
  readonly totalMarketKg: number | null
  /** A total of which the provider does not say by which method. */
  readonly totalUnstatedKg: number | null
}

/** Why a provider's figure and our estimate differ, or cannot be compared. A page says what each means. */
export const FOOTPRINT_REASONS = [
  /** Theirs counts fuel and refrigerants of the data centre; ours does not. */
  'scope-1',
  /** Theirs counts buildings, transport, upstream energy …; ours only the manufacture of the hardware. */
  'scope-3-breadth',
  /** Theirs shows no Scope 3; ours has the manufacture of the hardware. */
  'scope-3-unknown',
  /** Market-based, theirs counts the contracts of the provider; ours those that the factor set knows. */
  'market-contracts',
  /** Theirs shares out measured energy of data centres, ours adds up what usage takes. */
  'allocation',
  /** The provider does not say whether its total is location-based or market-based. */
  'method-unstated',
  /** Theirs does not say which accounts it is about. */
  'accounts-unknown',
  /** Some accounts are only in theirs or only in the bills: left out on both sides. */
  'accounts-differ',
  /** The bills have no usage on some days of the month: not compared. */
  'days-missing',
  /** Part of the usage in the bills cannot be estimated. */
  'not-all-estimated',
  /** The bills have no usage of this provider in this month: not compared. */
  'no-usage',
] as const
export type FootprintReason = (typeof FOOTPRINT_REASONS)[number]

/** What both sides have. */
export interface ComparedFigures {
  readonly official: OfficialFigures
  /** Ours; null where nothing could be estimated. */
  readonly estimate: { readonly location: Emissions | null; readonly market: Emissions | null }
  /** Ours (central total) less theirs, kg CO2e; null where either is unknown. */
  readonly differenceKg: { readonly location: number | null; readonly market: number | null }
}

export interface ComparedService extends ComparedFigures {
  readonly serviceCode: string
  readonly serviceName: string
}

/** One month of one provider. */
export interface FootprintMonth {
  /** `YYYY-MM`. */
  readonly month: string
  readonly provider: string
  /** Of the provider's method; empty where it names none. */
  readonly modelVersion: string
  /** As the provider has it, whatever the bills hold. */
  readonly official: OfficialFigures
  /** Of the accounts that both have; null where nothing can be compared. */
  readonly compared: (ComparedFigures & { readonly services: readonly ComparedService[] }) | null
  /** Accounts by where they are; null where theirs does not say. */
  readonly accounts: {
    readonly both: number
    readonly onlyOfficial: number
    readonly onlyBills: number
  } | null
  readonly reasons: readonly FootprintReason[]
}

/** What providers say of their customer's emissions, beside our estimate of the same. None of it is in any total. */
export interface FootprintReport {
  readonly factorSet: FactorSetId
  /** Latest first. */
  readonly months: readonly FootprintMonth[]
}
