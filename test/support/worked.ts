import { expect } from 'vitest'
import { estimateKind } from '#lib/domain/estimate/estimate-kind.ts'
import type { Grade } from '#lib/domain/factors/machine.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import { factorSet20261 } from '#lib/factors/2026-1/factor-set.ts'
import { kindOf } from './kind.ts'

/** A central value, or `[low, central, high]`. */
type Worked = number | readonly [low: number, central: number, high: number]

/** What one raw unit of a kind must come to, worked out by hand. What is left out must be exactly zero. */
export interface WorkedCase {
  readonly claim: string
  readonly kind: Partial<Kind>
  readonly month?: string
  readonly rule: string
  readonly grade: Grade
  readonly idleKwh?: Worked
  readonly dynamicKwh?: Worked
  readonly embodiedGrams?: Worked
}

/** The tables hold four digits; a wrong PUE, a wrong copy or a wrong month is further away than this. */
const TOLERANCE = 0.002

const near = (claim: string, actual: number, wanted: number): void => {
  if (wanted === 0) expect(actual, claim).toBe(0)
  else expect(Math.abs(actual / wanted - 1), `${claim}: ${actual}, by hand ${wanted}`).toBeLessThan(TOLERANCE)
}

/** Estimates one raw unit and holds it against the figures worked by hand. */
export function checkWorked(worked: WorkedCase): void {
  const found = estimateKind(kindOf(worked.kind), worked.month ?? '2026-06', factorSet20261)
  expect([found.ruleId, found.grade]).toEqual([worked.rule, worked.grade])
  for (const part of ['idleKwh', 'dynamicKwh', 'embodiedGrams'] as const) {
    const wanted = worked[part] ?? 0
    if (typeof wanted === 'number') {
      near(`${part}, central`, found[part].central, wanted)
      continue
    }
    near(`${part}, low`, found[part].low, wanted[0])
    near(`${part}, central`, found[part].central, wanted[1])
    near(`${part}, high`, found[part].high, wanted[2])
  }
}

/** The spread of a product: the ratios to the central value, combined on a log scale. */
export const together = (...ratios: readonly number[]): number =>
  Math.exp(Math.hypot(...ratios.map((ratio) => Math.log(ratio))))
