import type { Month } from '../usage/kind.ts'

/** What a grid emitted per kWh in a month, by somebody who measures or models it. */
export interface IntensityReading {
  /** As the source calls it: `13`, `DE`. */
  readonly zone: string
  readonly month: Month
  /** Mean over the month, every step counting the same. */
  readonly gramsPerKwh: number
  /** Of the month's hours that the source has a figure for, 0 to 1. */
  readonly covered: number
  /** ISO date on which the source was asked. */
  readonly retrievedOn: string
}

/** A source of intensities, and what a reader has to know to use its figures. */
export interface IntensitySource {
  readonly title: string
  readonly url: string
  readonly licence: string
  /** What is counted: generation or consumption, direct or life-cycle. */
  readonly boundary: string
}

export const INTENSITY_SOURCES = {
  'uk-carbon-intensity': {
    title: 'UK Carbon Intensity API, regional',
    url: 'https://carbonintensity.org.uk/',
    licence: 'CC BY 4.0',
    boundary:
      'region of Great Britain; consumption, direct, CO2 only; half-hourly forecasts, which are all that it has for regions',
  },
  'electricity-maps': {
    title: 'Electricity Maps API',
    url: 'https://www.electricitymaps.com/',
    licence:
      'by contract with Electricity Maps: for your own use, not to be passed on unless yours allows it',
    boundary: 'grid zone; consumption, life-cycle; hourly, partly estimated',
  },
} as const satisfies Readonly<Record<string, IntensitySource>>

export type IntensitySourceId = keyof typeof INTENSITY_SOURCES

/** Below it, a month is not known well enough to stand for all of it. */
export const LEAST_COVERED = 0.95
