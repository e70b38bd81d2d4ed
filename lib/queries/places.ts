import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import type { Figure } from '#lib/domain/factors/figure.ts'
import { type Place, placeKey } from '#lib/domain/what-if/place.ts'
import { FACTOR_SETS } from '#lib/factors/factor-sets.ts'
import { allPlaces } from '#lib/factors/places/place-of.ts'
import { onSiteWater } from '#lib/factors/places/water.ts'
import { providerName } from '#lib/factors/provider-name.ts'

/** How bills name the provider of a place. */
export const providerNameOf = ({ provider }: Place): string => providerName(provider)

/** Later than any figure: the newest one of each place. */
const NEWEST = '9999-12'
const FIRST_YEAR = 2019
const LAST_YEAR = 2026

export interface GridPlace {
  readonly place: Place
  readonly grid: Figure | null
  readonly pue: Figure
}

/** Every region whose place is known, with the newest grid intensity and PUE that a factor set has for it. Needs no data. */
export function gridPlaces({
  method,
  factorSet,
}: {
  method: Method
  factorSet: FactorSetId
}): readonly GridPlace[] {
  const set = FACTOR_SETS[factorSet]
  return allPlaces().map((place) => ({
    place,
    grid: set.grid(providerNameOf(place), place.region, NEWEST, method) ?? null,
    pue: set.pue(providerNameOf(place), place.region, NEWEST),
  }))
}

export interface PlaceDetail {
  readonly place: Place
  readonly provider: string
  /** One figure for each year that the factor set has one of; it has none by month. */
  readonly location: readonly Figure[]
  /** Market-based figures; empty where nobody publishes one for the place. */
  readonly market: readonly Figure[]
  readonly pue: Figure
  /** Litres per kWh of IT energy on site. */
  readonly water: Figure | null
}

/** What a factor set and the tables know about one place, `aws/eu-west-1`; undefined where there is none of that name. */
export function placeDetail(key: string, factorSet: FactorSetId): PlaceDetail | undefined {
  const place = allPlaces().find((each) => placeKey(each) === key)
  if (!place) return undefined
  const set = FACTOR_SETS[factorSet]
  const provider = providerNameOf(place)
  const yearly = (method: Method): readonly Figure[] => {
    const byYear = new Map<number, Figure>()
    for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      const figure = set.grid(provider, place.region, `${year}-06`, method)
      if (figure) byYear.set(figure.year, figure)
    }
    return [...byYear.values()].sort((a, b) => a.year - b.year)
  }
  return {
    place,
    provider,
    location: yearly('location'),
    market: yearly('market').filter(({ basis }) => basis.startsWith('market-based')),
    pue: set.pue(provider, place.region, NEWEST),
    water: onSiteWater(place) ?? null,
  }
}
