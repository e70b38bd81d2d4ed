import { hasMethod } from '../adjustments/adjustments.ts'
import type { GradedKind } from '../explain/graded-kind.ts'
import type { Method } from '../factors/factor-set.ts'
import { emissionsOf } from './build-report.ts'
import type { FigureInUse } from './factors-in-use.ts'

/** Each figure that takes part in some usage, once for each value it has, those with the most carbon first. */
export function figuresInUse(kinds: readonly GradedKind[], method: Method): readonly FigureInUse[] {
  const uses = new Map<string, FigureInUse>()
  for (const { row, coefficient, pue, grid } of kinds) {
    if (coefficient.status !== 'measured' && coefficient.status !== 'proxied') continue
    const own = coefficient.terms.flatMap((term) => term.figures)
    const all = [...own, ...(pue ? [pue] : []), ...(grid ? [grid] : [])]
    const distinct = new Map(
      all.map((figure) => [
        JSON.stringify([figure.id, figure.unit, figure.low, figure.central, figure.high, figure.year]),
        figure,
      ]),
    )
    const kgCo2e = emissionsOf([row]).totalKgCo2e.central
    for (const [key, figure] of distinct) {
      const before = uses.get(key)
      uses.set(key, {
        figure,
        method: hasMethod(figure.id) ? method : null,
        lines: (before?.lines ?? 0) + row.lines,
        kgCo2e: (before?.kgCo2e ?? 0) + kgCo2e,
      })
    }
  }
  return [...uses.values()].sort((a, b) => b.kgCo2e - a.kgCo2e)
}
