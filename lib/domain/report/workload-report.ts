import type { CurrencyAmount, Emissions } from './emissions.ts'

/** How finely machines are shared out: each level has those before it. */
export const WORKLOAD_LEVELS = ['cluster', 'namespace', 'workload'] as const
export type WorkloadLevel = (typeof WORKLOAD_LEVELS)[number]

/**
 * - `used`: what a workload had of the machines.
 * - `idle`: what none had, of machine-hours that are shared out.
 * - `unsplit`: machine-hours that nothing says how they were shared; unknown, not idle.
 */
export const WORKLOAD_STATES = ['used', 'idle', 'unsplit'] as const
export type WorkloadState = (typeof WORKLOAD_STATES)[number]

/** The columns that a table of workloads can be grouped by. */
export type WorkloadDimension = 'state' | 'cluster' | 'namespace' | 'workloadKind' | 'workload'

/** Idle and unsplit machines are rows of their own, without namespace and workload. */
export interface WorkloadGroup extends Emissions {
  readonly state: WorkloadState
  /** `''` where the source names none. */
  readonly cluster: string
  /** Null where the level is coarser, and of machines that nobody used; `''` where the source names none. */
  readonly namespace: string | null
  /** `deployment`, `job`, `pod`, …, lower case. */
  readonly workloadKind: string | null
  readonly workload: string | null
  readonly cost: readonly CurrencyAmount[]
  /** Of the machines' central total, 0 to 1; null where that is not positive. */
  readonly share: number | null
}

/** A machine that workloads ran on and no bill has: its emissions are not known, and in no total. */
export interface UnmatchedMachine {
  /** As the source names it; `''` where it names none. */
  readonly machine: string
  readonly cluster: string
  readonly hours: number
  /** Of all machine-hours that are shared out, 0 to 1. */
  readonly shareOfHours: number
  readonly workloads: number
}

/** The emissions of the machines that workloads share, by workload. The groups and nothing else add up to the total. */
export interface WorkloadReport {
  readonly factorSet: string
  readonly method: 'location' | 'market'
  /** `end` is exclusive; ISO dates. Null where there are no rows. */
  readonly period: { readonly start: string; readonly end: string } | null
  readonly level: WorkloadLevel
  /** Of the machines, whole: part of what Services shows, never beside it. */
  readonly total: Emissions
  readonly cost: readonly CurrencyAmount[]
  /** Most carbon first. */
  readonly groups: readonly WorkloadGroup[]
  /** Machines of the bills that are shared out. */
  readonly machines: number
  /** Machine-hours or -days whose shares added up to more than the machine and were scaled down to it. */
  readonly scaledDown: number
  /** Most hours first, at most 200. */
  readonly unmatched: readonly UnmatchedMachine[]
  readonly unmatchedCount: number
}
