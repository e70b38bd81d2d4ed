import { distanceKm } from '#lib/domain/what-if/distance.ts'
import type { GridSeries, GridSource, GridSourceId } from '#lib/domain/what-if/grid-source.ts'
import type { Place } from '#lib/domain/what-if/place.ts'
import { findRegion } from '../2026-1/region.ts'
import { sourceOf } from '../2026-1/source.ts'
import grid from '../2026-1/tables/grid.json' with { type: 'json' }
import electricityMaps from '../electricity-maps-odbl/grid.json' with { type: 'json' }
import zones from '../electricity-maps-odbl/zones.json' with { type: 'json' }
import { rowsOf } from '../shared/table.ts'
import { allPlaces } from './place-of.ts'

/** The sources that a comparison of places may use, in the order in which they are offered. */
export const GRID_SOURCES: Readonly<Record<GridSourceId, GridSource>> = {
  ember: {
    id: 'ember',
    title: 'Ember, national',
    boundary: 'country; generation, life-cycle',
    source: sourceOf('ember-yearly-electricity-data-via-ember-climate'),
  },
  'electricity-maps': {
    id: 'electricity-maps',
    title: 'Electricity Maps, zone',
    boundary: 'grid zone; consumption, life-cycle',
    source: {
      id: 'electricity-maps-odbl',
      title: 'Electricity Maps, yearly data',
      url: 'https://portal.electricitymaps.com/datasets',
      licence: 'ODbL-1.0',
    },
  },
  google: {
    id: 'google',
    title: 'Google, same city',
    boundary: 'city with a Google region; consumption, as Google counts it',
    source: sourceOf('googlecloudplatform-region-carbon-info-data-yearly-2024'),
  },
  egrid: {
    id: 'egrid',
    title: 'US EPA eGRID subregion',
    boundary: 'US subregion; generation, direct',
    source: sourceOf('us-epa-ghg-emission-factors-hub-2024'),
  },
}

/** A Google region no further away than this lies in the same city. */
const SAME_CITY_KM = 60

const SERIES = new Map<string, Map<number, number>>()
const put = (key: string, year: number, gramsPerKwh: number | null): void => {
  if (gramsPerKwh === null || gramsPerKwh <= 0) return
  SERIES.set(key, (SERIES.get(key) ?? new Map()).set(year, gramsPerKwh))
}
for (const row of rowsOf(grid))
  put(`${row.text('family')} ${row.text('code')}`, row.number('year'), row.maybe('gco2e_per_kwh'))
for (const row of rowsOf(electricityMaps))
  put(`electricity-maps ${row.text('zone')}`, row.number('year'), row.maybe('gco2e_per_kwh'))

const ZONES = new Map(
  rowsOf(zones).map((row) => [`${row.text('provider')} ${row.text('region')}`, row.text('zone')]),
)

function googleRegionAt(place: Place): string | undefined {
  const near = allPlaces()
    .filter((each) => each.provider === 'gcp' && each.country === place.country)
    .map((each) => ({ region: each.region, km: distanceKm(place, each) }))
    .sort((a, b) => a.km - b.km)[0]
  return near && near.km <= SAME_CITY_KM ? near.region : undefined
}

/** The name of the place's grid in a source: country, zone, subregion or Google region. Undefined where the source has none. */
function codeIn(source: GridSourceId, place: Place): string | undefined {
  if (source === 'ember') return place.country
  if (source === 'google') return googleRegionAt(place)
  const region = findRegion(place.provider, place.region)?.region
  if (source === 'electricity-maps') return region && ZONES.get(`${region.provider} ${region.id}`)
  return region?.family === 'egrid' ? region.code : undefined
}

/** The grid zone that a place draws from, as Electricity Maps calls it. Undefined where that is not known. */
export const electricityMapsZone = (place: Place): string | undefined => codeIn('electricity-maps', place)

/** gCO2e per kWh of a place by year from one source; undefined where the source does not cover it. */
export function gridSeries(source: GridSourceId, place: Place): GridSeries | undefined {
  const code = codeIn(source, place)
  return code === undefined ? undefined : SERIES.get(`${source} ${code}`)
}

/** The source that factor set 2026.1 takes the place's figure from; undefined for places spread over several. */
export function usualSource(place: Place): GridSourceId | undefined {
  const family = findRegion(place.provider, place.region)?.region.family
  return family === 'mean' ? undefined : family
}
