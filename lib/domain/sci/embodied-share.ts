import { type Refusal, refuse } from './refusal.ts'

/** What the embodied share of a piece of hardware is computed from. */
export interface EmbodiedInputs {
  /** TE: all embodied emissions of the hardware, creation and disposal, without its use, in g CO2e. */
  readonly totalEmbodiedG: number
  /** TiR: how long the hardware is reserved for the software, in hours. */
  readonly timeReservedHours: number
  /** EL: how long the hardware is expected to stay installed, in hours. 4 years are 35,040 h. */
  readonly expectedLifespanHours: number
  /** RR: resources reserved for the software, such as vCPU. */
  readonly resourcesReserved: number
  /** ToR: all resources of the hardware, in the unit of RR. */
  readonly totalResources: number
}

export type EmbodiedShare =
  | {
      readonly ok: true
      /** M, in g CO2e. */
      readonly embodiedG: number
      /** TS = TiR / EL, above 0 and up to 1. */
      readonly timeShare: number
      /** RS = RR / ToR, above 0 and up to 1. */
      readonly resourceShare: number
    }
  | Refusal

const isPositive = (value: number): boolean => Number.isFinite(value) && value > 0

/** The first thing wrong with the inputs of M, or null. */
function embodiedFault(inputs: EmbodiedInputs): string | null {
  const { totalEmbodiedG, timeReservedHours, expectedLifespanHours, resourcesReserved, totalResources } =
    inputs
  if (!Number.isFinite(totalEmbodiedG) || totalEmbodiedG < 0)
    return 'total embodied emissions (TE) have to be a number of grams from 0 on'
  if (!isPositive(expectedLifespanHours)) return 'the expected lifespan (EL) has to be above 0 hours'
  if (!isPositive(totalResources)) return 'total resources (ToR) have to be above 0'
  const timeShare = timeReservedHours / expectedLifespanHours
  if (!(timeShare > 0 && timeShare <= 1))
    return `the time share TS = TiR / EL has to be above 0 and at most 1, and is ${timeReservedHours} / ${expectedLifespanHours} = ${timeShare}`
  const resourceShare = resourcesReserved / totalResources
  if (!(resourceShare > 0 && resourceShare <= 1))
    return `the resource share RS = RR / ToR has to be above 0 and at most 1, and is ${resourcesReserved} / ${totalResources} = ${resourceShare}`
  return null
}

/**
 * The embodied emissions M that the software bears: `M = TE × TS × RS`, `TS = TiR / EL`, `RS = RR / ToR`, in g CO2e.
 * Definition: ISO/IEC 21031:2024 (GSF SCI 1.1), "Embodied emissions".
 *
 * @example embodiedShare({ totalEmbodiedG: 1_000_000, timeReservedHours: 1, expectedLifespanHours: 35_040, resourcesReserved: 1, totalResources: 1 })
 * // 28.54 g: one hour of a server of 1,000 kg that lasts four years
 */
export function embodiedShare(inputs: EmbodiedInputs): EmbodiedShare {
  const fault = embodiedFault(inputs)
  if (fault !== null) return refuse(fault)
  const timeShare = inputs.timeReservedHours / inputs.expectedLifespanHours
  const resourceShare = inputs.resourcesReserved / inputs.totalResources
  return { ok: true, embodiedG: inputs.totalEmbodiedG * timeShare * resourceShare, timeShare, resourceShare }
}
