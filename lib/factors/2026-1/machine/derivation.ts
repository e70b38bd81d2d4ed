import type { CpuArchitecture } from '#lib/domain/factors/machine.ts'
import type { Row } from '../../shared/table.ts'

/** How a type that the tables do not name is put together. */
export type Derivation =
  /** Another type of the table, scaled by vCPU; its memory replaced where the type's own is known. */
  | {
      readonly from: 'sibling'
      readonly row: Row
      readonly vcpu: number
      readonly memoryGib?: number
      readonly rule: string
    }
  /** vCPUs and memory of the provider's mean. */
  | {
      readonly from: 'parts'
      readonly vcpu: number
      readonly memoryGib: number
      readonly architecture: CpuArchitecture
      readonly rule: string
    }

/** The sibling with the vCPU count nearest to the one wanted; of two equally near, the first by name. */
export function nearestSize(rows: readonly Row[], vcpu: number): Row | undefined {
  const distance = (row: Row): number => Math.abs(Math.log(row.number('vcpu') / vcpu))
  return [...rows].sort(
    (a, b) => distance(a) - distance(b) || (a.text('instance_type') < b.text('instance_type') ? -1 : 1),
  )[0]
}
