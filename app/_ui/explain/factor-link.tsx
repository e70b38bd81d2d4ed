import type { ReactNode } from 'react'
import { figureKey } from '#lib/domain/explain/factors-used.ts'
import type { Figure } from '#lib/domain/factors/figure.ts'

/** The id of a factor's place in the list, out of letters and digits alone. */
export function factorAnchor(figure: Figure): string {
  let hash = 5381
  for (const character of figureKey(figure)) hash = ((hash * 33) ^ (character.codePointAt(0) ?? 0)) >>> 0
  return `factor-${hash.toString(36)}`
}

/** A value that leads to the factor it is, further down. */
export function FactorLink({ figure, children }: { figure: Figure; children: ReactNode }) {
  return (
    <a
      href={`#${factorAnchor(figure)}`}
      title={figure.id}
      className="inline-block underline decoration-strong-line decoration-dotted underline-offset-3 hover:decoration-accent hover:decoration-solid"
    >
      {children}
    </a>
  )
}
