import type { UsageRule } from '../classify/usage-rule.ts'
import type { Kind, Month } from '../usage/kind.ts'
import type { Figure } from './figure.ts'
import type { CpuArchitecture, Machine, NetworkPath, StorageMedium } from './machine.ts'

export const FACTOR_SET_IDS = ['2026.1', 'ccf-2024'] as const
export type FactorSetId = (typeof FACTOR_SET_IDS)[number]

/** How electricity is counted: GHG Protocol scope 2 location-based or market-based. */
export const METHODS = ['location', 'market'] as const
export type Method = (typeof METHODS)[number]

/** The figures and the parameters of one method, fixed for ever under one id. */
export interface FactorSet {
  readonly id: FactorSetId
  readonly title: string
  /** First match wins. */
  readonly rules: readonly UsageRule[]
  /** Assumed CPU utilisation, 0 to 1. */
  readonly utilisation: Figure
  /** What the figures per GB and per TB mean where a bill counts exact bytes. */
  readonly bytesPerGb: number
  readonly bytesPerTb: number
  /** The paths that lie inside a data centre, so that its PUE applies to them. */
  readonly pueAppliesTo: readonly NetworkPath[]
  /** A named instance type, without the `db.`-like prefix; undefined where nothing is known or derivable. */
  machine(kind: Kind, instanceType: string): Machine | undefined
  /** One vCPU of no particular machine. */
  vcpu(kind: Kind, architecture: CpuArchitecture): Machine
  /** One GPU or accelerator by name. */
  gpu(kind: Kind, accelerator: string): Machine | undefined
  /** One GiB of memory. */
  memory(kind: Kind): Machine
  /** One TB stored on one copy. */
  storage(kind: Kind, medium: StorageMedium): Machine
  /** kWh per GB. */
  network(path: NetworkPath): Figure
  /** Power usage effectiveness of the region in that month; undefined where even the provider is unknown. */
  pue(provider: string, region: string, month: Month): Figure
  /** gCO2e per kWh of the place in that month. */
  grid(provider: string, region: string, month: Month, method: Method): Figure | undefined
  /** kWh and embodied grams per USD of list price, for lines that nothing else covers. */
  spend(kind: Kind): { readonly energy: Figure; readonly embodied: Figure } | undefined
}
