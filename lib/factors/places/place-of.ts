import { type Partition, type Place, placeKey } from '#lib/domain/what-if/place.ts'
import { findRegion } from '../2026-1/region.ts'
import grid from '../2026-1/tables/grid.json' with { type: 'json' }
import { providerKey } from '../shared/provider-key.ts'
import { rowsOf } from '../shared/table.ts'
import table from './tables/places.json' with { type: 'json' }

const COUNTRY_NAMES = new Map(
  rowsOf(grid).flatMap((row) =>
    row.text('family') === 'ember' ? [[row.text('code'), row.text('name')] as const] : [],
  ),
)

const PLACES: readonly Place[] = rowsOf(table).map((row) => ({
  provider: row.text('provider'),
  region: row.text('region'),
  city: row.text('city'),
  country: row.text('country'),
  countryName: COUNTRY_NAMES.get(row.text('country')) ?? row.text('country'),
  latitude: row.number('latitude'),
  longitude: row.number('longitude'),
  partition: row.text('partition') as Partition,
}))

const BY_KEY = new Map(PLACES.map((place) => [placeKey(place), place]))

/** Every cloud region whose place is known, by provider. */
export const allPlaces = (): readonly Place[] => PLACES

/**
 * The place of a bill's region: its id, a zone in it or a display name. Undefined where it names no single place: none, `global`,
 * a multi-region, a region that the table does not have.
 *
 * @example placeOf('AWS', 'eu-west-1')?.city // 'Dublin'
 */
export function placeOf(provider: string, region: string): Place | undefined {
  const cloud = providerKey(provider)
  if (cloud === undefined) return undefined
  const id = region.trim().toLowerCase()
  const exact = BY_KEY.get(placeKey({ provider: cloud, region: id }))
  if (exact) return exact
  const found = findRegion(provider, region)
  if (found?.how !== 'region' || found.region.provider !== cloud) return undefined
  return BY_KEY.get(placeKey({ provider: cloud, region: found.region.id }))
}
