import { describe, expect, it } from 'vitest'
import { onMap, WORLD_MAP } from '#app/_server/world-map.ts'
import { clusterPoints } from '#app/_view/map/cluster-points.ts'
import { radiusOf } from '#app/_view/map/map-mark.ts'
import { ShortPath } from '#app/_view/map/short-path.ts'
import { allPlaces } from '#lib/factors/places/place-of.ts'

const SCALE = { largestRadius: 30, largestKilograms: 100, plainRadius: 5 }
const at = (key: string, longitude: number, latitude: number, kilograms: number | null) => ({
  key,
  longitude,
  latitude,
  kilograms,
  gramsPerKwh: kilograms === null ? null : 100 + kilograms,
  ...onMap({ latitude, longitude }),
})

describe('a circle', () => {
  it('has an area in proportion to the carbon', () => {
    expect(radiusOf(100, SCALE)).toBe(30)
    expect(radiusOf(25, SCALE)).toBe(15)
    for (const kilograms of [0.01, 1, 7, 64])
      expect(radiusOf(kilograms, SCALE) ** 2 / 30 ** 2).toBeCloseTo(kilograms / 100, 12)
  })

  it('is one for the regions of a city, however small, with their sum and their mean grid', () => {
    const marks = clusterPoints([at('a', -6.3, 53.3, 30), at('b', -6.0, 53.4, 10)], SCALE, 0)
    expect(marks).toHaveLength(1)
    expect(marks[0]?.kilograms).toBe(40)
    expect(marks[0]?.gramsPerKwh).toBeCloseTo((30 * 130 + 10 * 110) / 40, 9)
  })

  it('is hatched, not averaged, where one of its regions has no factor', () => {
    const unknown = { ...at('b', -6.3, 53.3, 10), gramsPerKwh: null }
    expect(clusterPoints([at('a', -6.3, 53.3, 30), unknown], SCALE, 0)[0]?.gramsPerKwh).toBeNull()
  })

  it('comes apart by zooming in: circles half as large in map units', () => {
    const pair = [at('dublin', -6.3, 53.3, 60), at('london', -0.1, 51.5, 60)]
    expect(clusterPoints(pair, SCALE, 2)).toHaveLength(1)
    expect(clusterPoints(pair, { ...SCALE, largestRadius: 30 / 8, plainRadius: 1 }, 0.25)).toHaveLength(2)
  })
})

describe('the world map', () => {
  it('shows every cloud region', () => {
    const { x, y, width, height } = WORLD_MAP.frame
    for (const place of allPlaces()) {
      const point = onMap(place)
      expect(point.x > x && point.x < x + width, place.region).toBe(true)
      expect(point.y > y && point.y < y + height, place.region).toBe(true)
    }
  })

  it('has equal areas: a square degree at 60° north is half as large as one on the equator', () => {
    const square = (latitude: number) => {
      const corner = (dx: number, dy: number) => onMap({ latitude: latitude + dy * 5, longitude: dx * 20 })
      const [a, b, c, d] = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)]
      const cross = (p: typeof a, q: typeof a) => p.x * q.y - q.x * p.y
      return Math.abs(cross(a, b) + cross(b, c) + cross(c, d) + cross(d, a)) / 2
    }
    const sphere = (latitude: number) =>
      Math.sin(((latitude + 5) * Math.PI) / 180) - Math.sin((latitude * Math.PI) / 180)
    expect(square(57) / square(0)).toBeCloseTo(sphere(57) / sphere(0), 1)
  })

  it('weighs little: its outlines are under 40 kB', () => {
    expect(WORLD_MAP.land.length + WORLD_MAP.borders.length).toBeLessThan(40_000)
    expect(WORLD_MAP.land).toMatch(/^m\d+ \d+l/)
  })
})

it('a path is written in relative tenths, and closing goes back to its start', () => {
  const path = new ShortPath()
  path.moveTo(1, 2)
  path.lineTo(2, 1.5)
  path.lineTo(2, 1.5)
  path.lineTo(3, 4)
  path.closePath()
  path.moveTo(1, 2)
  path.lineTo(0, 2)
  expect(path.toString()).toBe('m10 20l10-5 10 25zm0 0l-10 0')
})
