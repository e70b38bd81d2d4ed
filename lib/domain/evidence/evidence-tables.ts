import type { Basis, Coefficient, Status } from '../estimate/coefficient.ts'
import type { TermFormula } from '../estimate/term-formula.ts'
import type { Method } from '../factors/factor-set.ts'
import type { Figure } from '../factors/figure.ts'
import type { Grade } from '../factors/machine.ts'
import { add, type Range } from '../units/range.ts'
import type { Category } from '../usage/category.ts'
import type { Kind, Month } from '../usage/kind.ts'
import { type EvidenceFactor, nameFactors } from './name-factors.ts'

/** One kind in one month, with everything that was looked up for it. */
export interface EvidenceKind {
  readonly kindId: string
  readonly kind: Kind
  readonly month: Month
  readonly coefficient: Coefficient
  readonly pue: Figure
  /** Null where the factor set has no intensity for the place. */
  readonly grid: Figure | null
}

/** A coefficient whose figures are named, so that it can be worked out again. */
interface EvidenceCoefficient {
  readonly kindId: string
  readonly month: Month
  readonly provider: string
  readonly region: string
  readonly status: Status
  readonly category: Category
  readonly grade: Grade | null
  readonly ruleId: string
  readonly reason: string
  readonly basis: Basis
  /** Id of the PUE; null where there is no energy to multiply. */
  readonly pue: string | null
  readonly terms: readonly {
    readonly what: string
    readonly amount: number
    readonly amountUnit: string
    readonly formula: TermFormula
    readonly figures: readonly string[]
    readonly pueApplies: boolean
  }[]
  /** As the figure was made with it: kWh at the meter per unit of the basis. */
  readonly energyKwh: Range
  /** As the figure was made with it: gCO2e per unit of the basis. */
  readonly embodiedGrams: Range
}

/** gCO2e per kWh of a place in a month: the id of a factor. */
interface EvidenceIntensity {
  readonly provider: string
  readonly region: string
  readonly month: Month
  readonly method: Method
  readonly factor: string
}

export interface EvidenceTables {
  readonly coefficients: readonly EvidenceCoefficient[]
  readonly factors: readonly EvidenceFactor[]
  readonly intensities: readonly EvidenceIntensity[]
}

const hasTerms = ({ coefficient }: EvidenceKind): boolean => coefficient.terms.length > 0

const figuresOf = (each: EvidenceKind): readonly Figure[] => [
  ...each.coefficient.terms.flatMap((term) => term.figures),
  ...(hasTerms(each) ? [each.pue] : []),
  ...(hasTerms(each) && each.grid ? [each.grid] : []),
]

/** The coefficients, factors and intensities behind some kinds, each figure once and referred to by its id. */
export function evidenceTables(kinds: readonly EvidenceKind[], method: Method): EvidenceTables {
  const { factors, idOf } = nameFactors(kinds.flatMap(figuresOf))
  const coefficients = kinds.map((each): EvidenceCoefficient => {
    const { coefficient, kind } = each
    const { idleKwh, dynamicKwh, embodiedGrams, terms, ...said } = coefficient
    return {
      kindId: each.kindId,
      month: each.month,
      provider: kind.provider,
      region: kind.region,
      ...said,
      pue: hasTerms(each) ? idOf(each.pue) : null,
      terms: terms.map(({ what, amount, amountUnit, formula, figures, pueApplies }) => ({
        what,
        amount,
        amountUnit,
        formula,
        figures: figures.map(idOf),
        pueApplies,
      })),
      energyKwh: add(idleKwh, dynamicKwh),
      embodiedGrams,
    }
  })
  const places = new Map<string, EvidenceIntensity>()
  for (const each of kinds.filter(hasTerms)) {
    const { provider, region } = each.kind
    const place = { provider, region, month: each.month, method }
    if (each.grid) places.set(JSON.stringify(place), { ...place, factor: idOf(each.grid) })
  }
  const inOrder = [...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place)
  return { coefficients, factors, intensities: inOrder }
}
