import type { AwsFleet } from './aws-workloads.ts'
import type { DemoDay } from './calendar.ts'
import { loadOn } from './load-shape.ts'
import { stableId } from './stable-id.ts'

/** One machine on one day. */
export interface MachineDay {
  /** Its number in the fleet. */
  readonly machine: number
  readonly resourceId: string
  /** At most 24. */
  readonly hours: number
}

/** Name of a fleet in the bill, from its place in the list of fleets. */
export const fleetLine = (index: number): string => `fleet ${index}`

/** The machines of a fleet that ran on a day. */
export function machineDays(fleet: AwsFleet, index: number, day: DemoDay): readonly MachineDay[] {
  const line = fleetLine(index)
  const machineHours = Math.round(24 * fleet.count * loadOn(day, fleet.shape ?? 'steady', line))
  return Array.from({ length: Math.ceil(machineHours / 24) }, (_, machine) => ({
    machine,
    resourceId: `i-${stableId(`${line} ${machine}`, 17)}`,
    hours: Math.min(24, machineHours - 24 * machine),
  }))
}
