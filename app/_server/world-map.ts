import { type GeoPermissibleObjects, geoEqualEarth, geoPath } from 'd3-geo'
import { feature, mesh } from 'topojson-client'
import countries from 'world-atlas/countries-110m.json' with { type: 'json' }
import { ShortPath } from '../_view/map/short-path.ts'

/** Cloud regions lie between 38° south and 61° north. */
const SOUTH = -40
const NORTH = 65
/** The world is this wide, in map units. */
const WIDTH = 960

const projection = geoEqualEarth().fitWidth(WIDTH, { type: 'Sphere' })
const yAt = (latitude: number): number => projection([0, latitude])?.[1] ?? 0
const top = Math.floor(yAt(NORTH))
const height = Math.ceil(yAt(SOUTH)) - top

projection.clipExtent([
  [0, top],
  [WIDTH, top + height],
])

const world = countries as unknown as Parameters<typeof mesh>[0]

function shapes(name: 'land' | 'countries') {
  const found = world.objects[name]
  if (!found) throw new Error(`The world outlines have no ${name}.`)
  return found
}

function pathOf(shape: GeoPermissibleObjects): string {
  const path = new ShortPath()
  geoPath(projection, path)(shape)
  return path.toString()
}

/** The world in an equal-area projection (Equal Earth), cut to the latitudes of cloud regions. Natural Earth, public domain. */
export const WORLD_MAP = {
  frame: { x: 0, y: top, width: WIDTH, height },
  land: pathOf(feature(world, shapes('land'))),
  borders: pathOf(mesh(world, shapes('countries') as Parameters<typeof mesh>[1], (a, b) => a !== b)),
}

/** Where a place lies on the map. */
export function onMap({ latitude, longitude }: { latitude: number; longitude: number }): {
  readonly x: number
  readonly y: number
} {
  const [x, y] = projection([longitude, latitude]) ?? [0, 0]
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }
}
