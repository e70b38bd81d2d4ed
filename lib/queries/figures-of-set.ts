import { figuresOfSet } from '#lib/domain/adjustments/figures-of-set.ts'
import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import type { Figure } from '#lib/domain/factors/figure.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { adjustedSet } from '#lib/factors/adjusted-set.ts'
import { machineNames } from '#lib/factors/machine-names.ts'
import { allPlaces } from '#lib/factors/places/place-of.ts'
import { adjustmentsInForce } from '#lib/store/adjustments-in-force.ts'
import { providerNameOf } from './places.ts'

export interface FiguresQuestion {
  readonly factorSet: FactorSetId
  readonly method: Method
  /** Found in a name, a source, a unit or a reason, in any case; empty: every figure. */
  readonly text: string
  /** The name of the figure that the page before ended with. */
  readonly after: string | null
  readonly limit: number
}

export interface FiguresPage {
  readonly figures: readonly Figure[]
  /** Of all pages. */
  readonly count: number
  /** What the next page comes after; null at the last. */
  readonly next: string | null
}

/** The figures of a factor set by name, as the organisation adjusts them, a page at a time. */
export async function figuresInSet(
  scope: Scope,
  { factorSet, method, text, after, limit }: FiguresQuestion,
): Promise<FiguresPage> {
  const { adjustments } = await adjustmentsInForce(scope)
  const { set } = adjustedSet(factorSet, adjustments)
  const places = allPlaces().map((place) => ({ provider: providerNameOf(place), region: place.region }))
  const wanted = text.toLowerCase()
  const found = figuresOfSet(set, { ...machineNames(factorSet), places }, method).filter((figure) =>
    [figure.id, figure.source.title, figure.unit, figure.basis].some((each) =>
      each.toLowerCase().includes(wanted),
    ),
  )
  const rest = after === null ? found : found.filter(({ id }) => id > after)
  const figures = rest.slice(0, limit)
  return {
    figures,
    count: found.length,
    next: rest.length > limit ? (figures.at(-1)?.id ?? null) : null,
  }
}
