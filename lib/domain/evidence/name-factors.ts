import type { Figure } from '../factors/figure.ts'

/** A figure under an id that no other figure of the same evidence has. */
export interface EvidenceFactor extends Figure {
  /** What it is a figure of: the same for the figures of one place in several years. */
  readonly name: string
}

const keyOf = (figure: Figure): string => {
  const { id, unit, low, central, high, year, source, basis, validFrom = '', validTo = '' } = figure
  return JSON.stringify([id, validFrom, validTo, year, unit, low, central, high, source.id, basis])
}

/**
 * Gives each distinct figure an id of its own: its name, and a number where several share the name.
 *
 * @example two figures `PUE, AWS eu-west-1`, of 2023 and 2024: `PUE, AWS eu-west-1 #1` and `PUE, AWS eu-west-1 #2`
 */
export function nameFactors(figures: Iterable<Figure>): {
  readonly factors: readonly EvidenceFactor[]
  readonly idOf: (figure: Figure) => string
} {
  const distinct = new Map<string, Figure>()
  for (const figure of figures) distinct.set(keyOf(figure), figure)
  const keys = [...distinct.keys()].sort()
  const sharing = new Map<string, number>()
  for (const { id } of distinct.values()) sharing.set(id, (sharing.get(id) ?? 0) + 1)
  const ids = new Map<string, string>()
  const numbered = new Map<string, number>()
  const factors = keys.map((key): EvidenceFactor => {
    const figure = distinct.get(key) as Figure
    const number = (numbered.get(figure.id) ?? 0) + 1
    numbered.set(figure.id, number)
    const id = sharing.get(figure.id) === 1 ? figure.id : `${figure.id} #${number}`
    ids.set(key, id)
    return { ...figure, id, name: figure.id }
  })
  return { factors, idOf: (figure) => ids.get(keyOf(figure)) as string }
}
