import { coefficientValue } from './coefficient-value.ts'

/**
 * gCO2e of manufacture per hour of an instance: the server's, spread over its four years, times the share of
 * the server's vCPUs that the instance has.
 *
 * CCF documents this formula; its code for AWS and Azure divides by the vCPUs once more, so that they cancel.
 * @example embodiedGramsPerHour(1.6104, 2, 96) // 0.957 (m5.large)
 */
export const embodiedGramsPerHour = (serverTonnes: number, vcpu: number, largestVcpu: number): number =>
  ((serverTonnes * 1e6) / coefficientValue('serverLife')) * (vcpu / largestVcpu)

/** vCPUs that one physical chip serves at most, by CCF's rule of thumb. */
const VCPU_PER_CHIP = 96

/** The size that stands for the whole server of a family. */
export interface LargestSize {
  readonly vcpu: number
  readonly memoryGb: number
  /** Physical chips, where the rule of thumb is wrong. */
  readonly chips?: number
}

/**
 * GB of memory whose power the CPU watts do not include yet: CCF measures CPUs in servers that already hold
 * `memoryGbPerChip`, so only memory above that is added, in proportion to the instance's memory.
 *
 * Source: CCF `packages/core/src/memory/helpers.ts`.
 */
export function memoryAboveServersGb(
  memoryGb: number,
  largest: LargestSize,
  memoryGbPerChip: number,
): number {
  const chips = largest.chips ?? Math.ceil(largest.vcpu / VCPU_PER_CHIP)
  const above = largest.memoryGb / chips - memoryGbPerChip
  return above > 0 ? above * (memoryGb / largest.memoryGb) : 0
}
