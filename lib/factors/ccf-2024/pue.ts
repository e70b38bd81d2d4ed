import type { Figure } from '#lib/domain/factors/figure.ts'
import { rowsOf } from '../shared/table.ts'
import { ccfFigure } from './ccf-figure.ts'
import pue from './tables/pue.json' with { type: 'json' }

const BY_PLACE = new Map(
  rowsOf(pue).map((row) => [`${row.text('provider')} ${row.text('region')}`, row.number('value')]),
)

/** Power usage effectiveness of a region, else of the provider, else of data centres at large. */
export function pueFigure(provider: string, region: string): Figure {
  const ofRegion = BY_PLACE.get(`${provider} ${region}`)
  const ofProvider = BY_PLACE.get(`${provider} `)
  const value = ofRegion ?? ofProvider ?? BY_PLACE.get('on-premises ') ?? 1
  const basis = ofRegion ? 'region' : ofProvider ? 'whole provider' : 'provider unknown: on-premises mean'
  return ccfFigure(`PUE, ${provider} ${ofRegion ? region : ''}`.trim(), 'ratio', value, basis, 2022)
}
