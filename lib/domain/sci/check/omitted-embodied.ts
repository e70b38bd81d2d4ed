import type { SciFinding } from './finding.ts'

const NAME = /[A-Za-z_]\w*/g
const ENERGY = /^E(_|$)/
const INTENSITY = /^I(_|$)/
const UNITS = /\/\s*\(?\s*R(_\w+)?\b/
const MAY_HOLD_EMBODIED = /^(M|C|O|TE)(_|\d|$)|embodied|carbon/i

/** A score of E, I and R that has no M in it. @example omittedEmbodied('E_kWh*I/R', 'published') // embodied-omitted */
export function omittedEmbodied(formula: string, where: string): readonly SciFinding[] {
  const names = formula.match(NAME) ?? []
  const isScore =
    UNITS.test(formula) &&
    names.some((name) => ENERGY.test(name)) &&
    names.some((name) => INTENSITY.test(name))
  if (!isScore || names.some((name) => MAY_HOLD_EMBODIED.test(name))) return []
  return [
    {
      class: 'embodied-omitted',
      where,
      message: `${formula} has no M: an estimate of the embodied emissions of all hardware in the boundary shall be included.`,
    },
  ]
}
