import { scale } from '../units/range.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { SciEmissions } from './score.ts'

/** How much of the boundary an operation used, in any one unit: CPU seconds, duration or counts. */
export interface OperationWeight {
  readonly operation: string
  readonly weight: number
}

export interface OperationShare {
  readonly operation: string
  /** 0 to 1; the shares of all operations add up to 1. */
  readonly share: number
  readonly emissions: SciEmissions
}

export type OperationShares = { readonly ok: true; readonly operations: readonly OperationShare[] } | Refusal

/**
 * Energy and carbon of a boundary that serves several operations, divided by weights: the operations add up to the
 * boundary. The basis of the weights has to be disclosed beside the scores.
 * Definition: ISO/IEC 21031:2024 (GSF SCI 1.1), "Functional unit" and resource share, applied to operations.
 *
 * @example allocateOperations(of 4 kWh, [{ operation: 'search', weight: 3 }, { operation: 'order', weight: 1 }]) // 3 kWh, 1 kWh
 */
export function allocateOperations(
  emissions: SciEmissions,
  weights: readonly OperationWeight[],
): OperationShares {
  const faulty = weights.find(({ weight }) => !Number.isFinite(weight) || weight < 0)
  if (faulty) return refuse(`the weight of ${faulty.operation} is not a number from 0 on`)
  const names = weights.map(({ operation }) => operation)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) return refuse(`${twice} has two weights`)
  const largest = weights.reduce((most, { weight }) => Math.max(most, weight), 0)
  if (largest === 0) return refuse('no operation has a weight above 0')
  const all = weights.reduce((sum, { weight }) => sum + weight / largest, 0)
  return {
    ok: true,
    operations: weights.map(({ operation, weight }) => {
      const share = weight / largest / all
      return {
        operation,
        share,
        emissions: {
          energyKwh: scale(emissions.energyKwh, share),
          operationalKgCo2e: scale(emissions.operationalKgCo2e, share),
          embodiedKgCo2e: scale(emissions.embodiedKgCo2e, share),
        },
      }
    }),
  }
}
