import { type MapMark, type MapPoint, type MarkScale, radiusOf } from './map-mark.ts'

/** Regions no further apart than this, in degrees, are one circle: they stand in the same city. */
const SAME_CITY_DEGREES = 0.5

const isSameCity = (a: MapPoint, b: MapPoint): boolean =>
  Math.hypot(a.latitude - b.latitude, a.longitude - b.longitude) <= SAME_CITY_DEGREES

function markOf(points: readonly MapPoint[], scale: MarkScale): MapMark {
  const hasCarbon = points.some(({ kilograms }) => kilograms !== null)
  const kilograms = hasCarbon ? points.reduce((sum, point) => sum + (point.kilograms ?? 0), 0) : null
  const weightOf = (point: MapPoint) => (kilograms ? Math.max(0, point.kilograms ?? 0) : 1)
  const weight = points.reduce((sum, point) => sum + weightOf(point), 0) || 1
  const mean = (value: (point: MapPoint) => number) =>
    points.reduce((sum, point) => sum + weightOf(point) * value(point), 0) / weight
  return {
    points,
    x: mean(({ x }) => x),
    y: mean(({ y }) => y),
    radius: radiusOf(kilograms, scale),
    kilograms,
    gramsPerKwh: points.some(({ gramsPerKwh }) => gramsPerKwh === null)
      ? null
      : mean(({ gramsPerKwh }) => gramsPerKwh ?? 0),
  }
}

const overlap = (a: MapMark, b: MapMark, gap: number): number =>
  a.radius + b.radius + gap - Math.hypot(a.x - b.x, a.y - b.y)

/**
 * Circles that never lie on one another: regions of one city are always one circle, and circles that would touch become one, the
 * deepest overlap first, so that zooming in takes them apart.
 *
 * @param gap between circles, in map units
 */
export function clusterPoints(
  points: readonly MapPoint[],
  scale: MarkScale,
  gap: number,
): readonly MapMark[] {
  const cities: MapPoint[][] = []
  for (const point of points) {
    const own = cities.filter((city) => city.some((other) => isSameCity(point, other)))
    for (const city of own) cities.splice(cities.indexOf(city), 1)
    cities.push([...own.flat(), point])
  }
  const marks = cities.map((city) => markOf(city, scale))
  for (;;) {
    let worst: { readonly a: MapMark; readonly b: MapMark; readonly by: number } | undefined
    marks.forEach((a, index) => {
      for (const b of marks.slice(index + 1)) {
        const by = overlap(a, b, gap)
        if (by > 0 && by > (worst?.by ?? 0)) worst = { a, b, by }
      }
    })
    if (!worst) return [...marks].sort((a, b) => b.radius - a.radius)
    const { a, b } = worst
    marks.splice(marks.indexOf(a), 1)
    marks.splice(marks.indexOf(b), 1)
    marks.push(markOf([...a.points, ...b.points], scale))
  }
}
