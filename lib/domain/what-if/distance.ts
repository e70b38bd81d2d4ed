import type { Place } from './place.ts'

const EARTH_DIAMETER_KM = 12_742
const radians = (degrees: number): number => (degrees * Math.PI) / 180

type Position = Pick<Place, 'latitude' | 'longitude'>

/**
 * Great-circle distance in km (haversine, mean radius 6,371 km).
 *
 * @example distanceKm({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 90 }) // 10 007.5: a quarter of the equator
 */
export function distanceKm(a: Position, b: Position): number {
  const half = (one: number, other: number) => Math.sin(radians(other - one) / 2) ** 2
  const chord =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude)
  return EARTH_DIAMETER_KM * Math.asin(Math.sqrt(chord))
}
