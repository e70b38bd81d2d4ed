import { estimateKind } from '#lib/domain/estimate/estimate-kind.ts'
import type { Kind, Month } from '#lib/domain/usage/kind.ts'
import { factorSetCcf2024 } from '#lib/factors/ccf-2024/factor-set.ts'
import { kindOf } from '#test/support/kind.ts'

export const MONTH: Month = '2024-04'
export const HOURS_IN_MONTH = 720
export const UNKNOWN: readonly string[] = ['Unknown']

/** One raw unit of a kind, and what CCF's documentation makes of it before PUE. */
export interface Expected {
  readonly given: Partial<Kind>
  readonly kwh: number
  readonly grams?: number
}

/** Energy before PUE and manufacture of one raw unit; null where it is left out. */
function ofOneUnit(given: Partial<Kind>): { kwh: number; grams: number } | null {
  const kind = kindOf(given)
  const coefficient = estimateKind(kind, MONTH, factorSetCcf2024)
  if (coefficient.status === 'excluded' || coefficient.status === 'no-usage') return null
  const pue = factorSetCcf2024.pue(kind.provider, kind.region, MONTH).central
  return {
    kwh: (coefficient.idleKwh.central + coefficient.dynamicKwh.central) / pue,
    grams: coefficient.embodiedGrams.central,
  }
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))

/** The cases whose estimate is not the expected one. */
export const wrong = (cases: readonly Expected[]) =>
  cases.flatMap(({ given, kwh, grams = 0 }) => {
    const ours = ofOneUnit(given)
    return ours && isNear(ours.kwh, kwh) && isNear(ours.grams, grams) ? [] : [{ given, ours, kwh, grams }]
  })

/** The kinds that are estimated although they should be left out. */
export const leftIn = (given: readonly Partial<Kind>[]) => given.filter((one) => ofOneUnit(one) !== null)

/** The largest size of a family: the last of its table. */
export const last = <T>(rows: Readonly<Record<string, T>>): T => Object.values(rows).at(-1) as T
