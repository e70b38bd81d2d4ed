/** A region on the map, in its units. */
export interface MapPoint {
  readonly key: string
  readonly x: number
  readonly y: number
  readonly latitude: number
  readonly longitude: number
  /** kg CO2e; null where a map has no circles to size. */
  readonly kilograms: number | null
  /** g CO2e per kWh; null where there is no factor. */
  readonly gramsPerKwh: number | null
}

/** One or several regions drawn as one circle. */
export interface MapMark {
  readonly points: readonly MapPoint[]
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly kilograms: number | null
  /** Of several regions, weighted by their carbon. Null where one has no factor. */
  readonly gramsPerKwh: number | null
}

/** Sizes of circles in map units. */
export interface MarkScale {
  /** Radius of one whose carbon is `largestKilograms`. */
  readonly largestRadius: number
  readonly largestKilograms: number
  /** Radius of every circle of a map without carbon. */
  readonly plainRadius: number
}

/**
 * The radius of a circle whose area stands for carbon.
 *
 * @example radiusOf(25, { largestRadius: 30, largestKilograms: 100, plainRadius: 4 }) // 15: a quarter of the area
 */
export const radiusOf = (
  kilograms: number | null,
  { largestRadius, largestKilograms, plainRadius }: MarkScale,
): number =>
  kilograms === null || largestKilograms <= 0
    ? plainRadius
    : largestRadius * Math.sqrt(Math.max(0, kilograms) / largestKilograms)
