import { figureOf } from './figure-of.ts'
import { OWN_SOURCE } from './source.ts'

/**
 * CPU utilisation of a machine whose load nobody measured: 50 %, 10 % to 80 %.
 * Central as Cloud Carbon Footprint; the bounds are assumed.
 */
export const utilisation = figureOf(
  'CPU utilisation',
  'fraction',
  { low: 0.1, central: 0.5, high: 0.8 },
  { year: 2026, source: OWN_SOURCE, basis: 'assumed: no measurement; central as Cloud Carbon Footprint' },
)
