import { add, exactly, product, type Range, ZERO } from '../units/range.ts'
import type { Term } from './coefficient.ts'
import type { TermNumbers } from './term-formula.ts'

const sum = (ranges: readonly Range[]): Range => ranges.reduce(add, ZERO)

/**
 * The numbers of a coefficient: those of its terms added up, the energy of each times the PUE where it applies.
 *
 * @example a term of 2 kWh at zero load where the PUE of 1.5 applies: 3 kWh
 */
export function sumTerms(
  terms: readonly (TermNumbers & Pick<Term, 'pueApplies'>)[],
  pue: Range,
): TermNumbers {
  const withOverhead = (part: 'idleKwh' | 'dynamicKwh'): Range =>
    sum(terms.map((term) => product(term[part], term.pueApplies ? pue : exactly(1))))
  return {
    idleKwh: withOverhead('idleKwh'),
    dynamicKwh: withOverhead('dynamicKwh'),
    embodiedGrams: sum(terms.map((term) => term.embodiedGrams)),
  }
}
