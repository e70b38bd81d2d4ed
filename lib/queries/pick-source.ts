import { commonYear, GRID_SOURCE_IDS, type GridSourceId } from '#lib/domain/what-if/grid-source.ts'
import type { Place } from '#lib/domain/what-if/place.ts'
import { gridSeries, usualSource } from '#lib/factors/places/grid-series.ts'

interface Places {
  readonly origins: readonly Place[]
  readonly target: Place | undefined
  readonly candidates: readonly Place[]
  readonly asked: GridSourceId | undefined
}

/** A ranking by a source that knows fewer of the candidates than this leaves out too many of them. */
const ENOUGH = 2 / 3

const canCompare = (source: GridSourceId, places: readonly Place[]): boolean => {
  const series = places.flatMap((place) => gridSeries(source, place) ?? [])
  return series.length === places.length && commonYear(series, 9999) !== undefined
}

/**
 * The one grid source of a what-if: the one asked for; else the one that the report itself uses for every origin, where it also has
 * the target (or, without one, most candidates); else the first that does. Null where none does.
 */
export function pickSource({ origins, target, candidates, asked }: Places): {
  readonly id: GridSourceId | null
} {
  if (asked) return { id: asked }
  if (origins.length === 0) return { id: null }
  const usual = new Set(origins.map(usualSource))
  const [own] = usual.size === 1 ? usual : []
  const order = [...(own ? [own] : []), ...GRID_SOURCE_IDS]
  const isEnough = (source: GridSourceId): boolean => {
    if (target) return canCompare(source, [...origins, target])
    const known = candidates.filter((place) => canCompare(source, [...origins, place]))
    return known.length > 0 && known.length >= candidates.length * ENOUGH
  }
  return { id: order.find(isEnough) ?? null }
}
