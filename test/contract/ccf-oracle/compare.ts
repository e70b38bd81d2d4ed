import { estimateKind } from '#lib/domain/estimate/estimate-kind.ts'
import { factorSetCcf2024 } from '#lib/factors/ccf-2024/factor-set.ts'
import type { OracleRow } from './oracle.ts'

/** What Headroom makes of a row, and whether CCF made the same of it. */
export interface Comparison {
  readonly row: OracleRow
  readonly ruleId: string
  readonly status: string
  readonly reason: string
  readonly operationalKwh: number
  readonly operationalGrams: number
  readonly embodiedGrams: number
  readonly sameEnergy: boolean
  readonly sameCarbon: boolean
  readonly sameEmbodied: boolean
}

const TOLERANCE = 1e-3

const isSame = (ours: number, theirs: number): boolean =>
  Number.isFinite(theirs) && Math.abs(ours - theirs) <= TOLERANCE * Math.abs(theirs)

/** Estimates one row of the oracle with CCF's constants. */
export function compare(row: OracleRow): Comparison {
  const coefficient = estimateKind(row.kind, row.month, factorSetCcf2024)
  const { provider, region } = row.kind
  const grid = factorSetCcf2024.grid(provider, region, row.month, 'location')?.central ?? Number.NaN
  const operationalKwh = (coefficient.idleKwh.central + coefficient.dynamicKwh.central) * row.quantity
  const operationalGrams = operationalKwh * grid
  const embodiedGrams = coefficient.embodiedGrams.central * row.quantity
  return {
    row,
    ruleId: coefficient.ruleId,
    status: coefficient.status,
    reason: coefficient.reason,
    operationalKwh,
    operationalGrams,
    embodiedGrams,
    sameEnergy: isSame(operationalKwh, row.operationalKwh),
    sameCarbon: isSame(operationalGrams, row.operationalGrams),
    sameEmbodied: isSame(embodiedGrams, row.embodiedGrams),
  }
}
