import type { Figure } from '#lib/domain/factors/figure.ts'
import type { ExplainedKind } from '#lib/domain/report/explanation.ts'

export interface FigureUse {
  readonly figure: Figure
  /** Lines of the bills that it took part in, and their kg CO2e. */
  readonly lines: number
  readonly kilograms: number
}

/** Each factor that took part in some kinds, once, those with the most carbon first. */
export function figuresUsed(kinds: readonly ExplainedKind[]): readonly FigureUse[] {
  const uses = new Map<string, FigureUse>()
  for (const kind of kinds) {
    const own = kind.coefficient.terms.flatMap((term) => term.figures)
    const all = [...own, ...(kind.pue ? [kind.pue] : []), ...(kind.grid ? [kind.grid] : [])]
    const distinct = new Map(
      all.map((figure) => [`${figure.id} ${figure.central} ${figure.validFrom ?? ''}`, figure]),
    )
    for (const [id, figure] of distinct) {
      const before = uses.get(id)
      uses.set(id, {
        figure,
        lines: (before?.lines ?? 0) + kind.lines,
        kilograms: (before?.kilograms ?? 0) + kind.totalKgCo2e.central,
      })
    }
  }
  return [...uses.values()].sort((a, b) => b.kilograms - a.kilograms)
}

/** The address of a source, if it is one that a browser may follow. */
export function followable(url: string): string | null {
  try {
    return ['http:', 'https:'].includes(new URL(url).protocol) ? url : null
  } catch {
    return null
  }
}
