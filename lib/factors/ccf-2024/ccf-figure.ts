import type { Figure, Source } from '#lib/domain/factors/figure.ts'
import { exactly } from '#lib/domain/units/range.ts'

const COMMIT = 'b7a049c7d25c0022919ab9010199dd9e77aa4577'

const CCF: Source = {
  id: 'ccf',
  title: `Cloud Carbon Footprint, commit ${COMMIT} (2024-03-25)`,
  url: `https://github.com/cloud-carbon-footprint/cloud-carbon-footprint/tree/${COMMIT}`,
  licence: 'Apache-2.0',
}

/** One figure of Cloud Carbon Footprint. It publishes no spread, so low, central and high are the same. */
export const ccfFigure = (id: string, unit: string, value: number, basis: string, year = 2020): Figure => ({
  ...exactly(value),
  id,
  unit,
  year,
  source: CCF,
  basis,
})
