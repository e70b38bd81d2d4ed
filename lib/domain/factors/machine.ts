import type { Figure } from './figure.ts'

/**
 * A: an instance with a known CPU. B: averaged CPUs, managed node, storage.
 * C: a proxy or an assumed unit. D: from money spent.
 */
export type Grade = 'A' | 'B' | 'C' | 'D'

/** A machine, or a slice of one, per hour that it is rented. */
export interface Machine {
  readonly id: string
  /** W at zero load and at full load: CPU, memory, local disks and GPU together, before PUE. */
  readonly idleWatts: Figure
  readonly maxWatts: Figure
  /** gCO2e of manufacture per hour. */
  readonly embodiedGramsPerHour: Figure
  readonly grade: Grade
  /** The rule that gave the figures, where the type itself is not in the tables. */
  readonly derivedBy?: string
}

export type StorageMedium = 'ssd' | 'hdd' | 'archive'
export type NetworkPath = 'intra-region' | 'inter-region' | 'internet'
export type CpuArchitecture = 'x86' | 'arm'
