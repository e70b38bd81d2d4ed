import { geoBounds } from 'd3-geo'
import { feature } from 'topojson-client'
import { describe, expect, it } from 'vitest'
import countries from 'world-atlas/countries-50m.json' with { type: 'json' }
import { placeKey } from '#lib/domain/what-if/place.ts'
import { allRegions } from '#lib/factors/2026-1/region.ts'
import { gridSeries, usualSource } from '#lib/factors/places/grid-series.ts'
import { allPlaces, placeOf } from '#lib/factors/places/place-of.ts'
import { onSiteWater } from '#lib/factors/places/water.ts'
import { pickSource } from '#lib/queries/pick-source.ts'

/** ISO 3166: the numbers that the outlines know the countries by. */
const NUMBERS: Readonly<Record<string, string>> = {
  ARE: '784',
  AUS: '036',
  AUT: '040',
  BEL: '056',
  BHR: '048',
  BRA: '076',
  CAN: '124',
  CHE: '756',
  CHL: '152',
  CHN: '156',
  COL: '170',
  DEU: '276',
  DNK: '208',
  ESP: '724',
  FIN: '246',
  FRA: '250',
  GBR: '826',
  GRC: '300',
  HKG: '344',
  IDN: '360',
  IND: '356',
  IRL: '372',
  ISR: '376',
  ITA: '380',
  JPN: '392',
  KOR: '410',
  MAR: '504',
  MEX: '484',
  MYS: '458',
  NLD: '528',
  NOR: '578',
  NZL: '554',
  POL: '616',
  QAT: '634',
  SAU: '682',
  SGP: '702',
  SRB: '688',
  SWE: '752',
  THA: '764',
  TWN: '158',
  USA: '840',
  ZAF: '710',
}
/** Coordinates have one decimal, and cities by the sea lie on the edge of the box. */
const MARGIN_DEGREES = 0.3

const world = countries as unknown as Parameters<typeof feature>[0]
type Box = [[number, number], [number, number]]
/** A country may have several shapes: its islands. */
const boxes = new Map<string, Box[]>()
const shapes = feature(world, world.objects.countries as Parameters<typeof feature>[1])
for (const shape of 'features' in shapes ? shapes.features : [])
  boxes.set(String(shape.id), [...(boxes.get(String(shape.id)) ?? []), geoBounds(shape)])

/** A box whose west is greater than its east goes over the date line. */
function isIn([[west, south], [east, north]]: Box, longitude: number, latitude: number): boolean {
  const isAfterWest = longitude >= west - MARGIN_DEGREES
  const isBeforeEast = longitude <= east + MARGIN_DEGREES
  const isBetween = west <= east ? isAfterWest && isBeforeEast : isAfterWest || isBeforeEast
  return isBetween && latitude >= south - MARGIN_DEGREES && latitude <= north + MARGIN_DEGREES
}

const place = (provider: string, region: string) => {
  const found = placeOf(provider, region)
  if (!found) throw new Error(`no place ${region}`)
  return found
}

describe('the table of places', () => {
  it('puts every region inside the box of its country', () => {
    for (const each of allPlaces()) {
      const own = boxes.get(NUMBERS[each.country] ?? '') ?? []
      const isInside = own.some((box) => isIn(box, each.longitude, each.latitude))
      expect(isInside, `${placeKey(each)}: ${each.city}, ${each.country}`).toBe(true)
    }
  })

  it('would notice a latitude without its sign', () => {
    const own = boxes.get(NUMBERS.BRA ?? '') ?? []
    expect(own.some((box) => isIn(box, -46.6, -23.6))).toBe(true)
    expect(own.some((box) => isIn(box, -46.6, 23.6))).toBe(false)
  })

  it('has every region of the factor set that is one place, in the same country, and each once', () => {
    for (const region of allRegions()) {
      if (region.family === 'mean' || region.id === 'unknown') continue
      const found = allPlaces().find((each) => placeKey(each) === `${region.provider}/${region.id}`)
      expect(found?.country, region.id).toBe(region.country)
    }
    expect(new Set(allPlaces().map(placeKey)).size).toBe(allPlaces().length)
  })

  it('finds a region by its id, a zone in it or a display name, and no place for what is none', () => {
    expect(placeOf('AWS', 'eu-west-1')?.city).toBe('Dublin')
    expect(placeOf('AWS', 'us-east-1a')?.region).toBe('us-east-1')
    expect(placeOf('Microsoft', 'West Europe')?.region).toBe('westeurope')
    expect(placeOf('Oracle', 'us-ashburn-1')?.region).toBe('us-ashburn-1')
    for (const name of ['', 'global', 'no region', 'xx-nowhere-1'])
      expect(placeOf('AWS', name)).toBeUndefined()
    expect(placeOf('Google Cloud', 'eu')).toBeUndefined()
    expect(placeOf('Somebody', 'eu-west-1')).toBeUndefined()
  })
})

describe('a grid source', () => {
  it('has one series for each place that it covers', () => {
    expect(gridSeries('ember', place('AWS', 'eu-north-1'))?.get(2024)).toBe(35.82)
    expect(gridSeries('egrid', place('AWS', 'us-east-1'))?.get(2022)).toBe(284.02)
    expect(gridSeries('egrid', place('AWS', 'eu-north-1'))).toBeUndefined()
    expect(gridSeries('electricity-maps', place('AWS', 'eu-west-1'))?.get(2024)).toBe(352)
  })

  it('of Google covers a place with a Google region in the same city, not in the same country', () => {
    expect(gridSeries('google', place('AWS', 'eu-central-1'))).toBe(
      gridSeries('google', place('Google Cloud', 'europe-west3')),
    )
    expect(gridSeries('google', place('AWS', 'eu-south-2'))).toBeUndefined()
  })
})

describe('the source of a what-if', () => {
  const virginia = place('AWS', 'us-east-1')
  const pick = (target: string, asked?: 'egrid' | 'ember') =>
    pickSource({ origins: [virginia], target: place('AWS', target), candidates: [], asked }).id

  it('is that of the report where it has both places', () => {
    expect(usualSource(virginia)).toBe('egrid')
    expect(pick('us-west-2')).toBe('egrid')
  })

  it('is another one for both places where it has only one of them', () => {
    expect(pick('eu-north-1')).toBe('electricity-maps')
  })

  it('is the one asked for, and none where there is nothing to move', () => {
    expect(pick('eu-north-1', 'ember')).toBe('ember')
    expect(pickSource({ origins: [], target: virginia, candidates: [], asked: undefined }).id).toBeNull()
  })
})

it('water on site is that of the region, else of its geography or the fleet; unknown where nothing is published', () => {
  expect(onSiteWater(place('AWS', 'ap-southeast-3'))?.central).toBe(2.75)
  expect(onSiteWater(place('AWS', 'ap-south-1'))).toMatchObject({
    central: 0.98,
    basis: 'published for the geography',
  })
  expect(onSiteWater(place('AWS', 'af-south-1'))?.basis).toBe('fleet average of the provider')
  expect(onSiteWater(place('Google Cloud', 'us-central1'))).toBeUndefined()
})
