import type { Figure } from '../factors/figure.ts'
import { emissionsOf } from '../report/build-report.ts'
import type { GradedKind } from './graded-kind.ts'

/** A factor that took part in a figure. */
export interface FactorUse {
  readonly figure: Figure
  /** Lines of the bills that it took part in, and their kg CO2e. */
  readonly lines: number
  readonly kgCo2e: number
}

/** Tells a figure from others of the same name: those of other years. */
export const figureKey = ({ id, low, central, high, validFrom = '' }: Figure): string =>
  `${id} ${low} ${central} ${high} ${validFrom}`

/** Each factor that took part in some kinds, once, those with the most carbon first. */
export function factorsUsed(kinds: readonly GradedKind[]): readonly FactorUse[] {
  const uses = new Map<string, FactorUse>()
  for (const { row, coefficient, pue, grid } of kinds) {
    const { terms } = coefficient
    if (terms.length === 0) continue
    const figures = [...terms.flatMap((term) => term.figures), pue, ...(grid ? [grid] : [])]
    const kgCo2e = emissionsOf([row]).totalKgCo2e.central
    for (const [key, figure] of new Map(figures.map((figure) => [figureKey(figure), figure]))) {
      const before = uses.get(key)
      uses.set(key, {
        figure,
        lines: (before?.lines ?? 0) + row.lines,
        kgCo2e: (before?.kgCo2e ?? 0) + kgCo2e,
      })
    }
  }
  return [...uses.values()].sort((a, b) => b.kgCo2e - a.kgCo2e || (a.figure.id < b.figure.id ? -1 : 1))
}
