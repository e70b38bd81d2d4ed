import type { IntensitySourceId } from '#lib/domain/sources/intensity-reading.ts'
import type { Place } from '#lib/domain/what-if/place.ts'
import { electricityMapsZone } from './grid-series.ts'

/** Regions of the UK Carbon Intensity API that cloud regions lie in. Source: its list of regions, https://carbon-intensity.github.io/api-definitions/ */
const UK_REGIONS: Readonly<Record<string, string>> = { London: '13', Cardiff: '7', Newport: '7' }

/** The zone that a place lies in, as a source of intensities calls it. Undefined where the source does not cover it. */
export function intensityZone(source: IntensitySourceId, place: Place): string | undefined {
  if (source === 'electricity-maps') return electricityMapsZone(place)
  return place.country === 'GBR' ? UK_REGIONS[place.city] : undefined
}
