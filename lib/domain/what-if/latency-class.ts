/** How far in time: `same-city` ≤ 2 ms, `near` ≤ 15 ms, `medium` ≤ 45 ms, `far` ≤ 120 ms, `very-far` above. */
export const LATENCY_CLASSES = ['same-city', 'near', 'medium', 'far', 'very-far'] as const
export type LatencyClass = (typeof LATENCY_CLASSES)[number]

/** Light in glass, km per ms, and how much longer the cable is than the great circle (assumed). */
const KM_PER_MILLISECOND = 200
const DETOUR = 1.5

const UP_TO_MS: readonly (readonly [number, LatencyClass])[] = [
  [2, 'same-city'],
  [15, 'near'],
  [45, 'medium'],
  [120, 'far'],
]

/**
 * Round-trip time in ms that distance alone costs: `2 × km × 1.5 / 200`. A lower bound of what a request takes, not a measurement.
 *
 * @example roundTripMs(1000) // 15
 */
export const roundTripMs = (km: number): number => (2 * km * DETOUR) / KM_PER_MILLISECOND

/** The class of a distance. @example latencyClass(5400) // 'far' */
export const latencyClass = (km: number): LatencyClass =>
  UP_TO_MS.find(([most]) => roundTripMs(km) <= most)?.[1] ?? 'very-far'
