import type { Figure } from '#lib/domain/factors/figure.ts'
import { ccfFigure } from './ccf-figure.ts'
import pue from './tables/pue.json' with { type: 'json' }

const ROWS = pue.rows as unknown as readonly (readonly [provider: string, region: string, value: number])[]
const BY_PLACE = new Map(ROWS.map(([provider, region, value]) => [`${provider} ${region}`, value]))

/** Power usage effectiveness of a region, else of the provider, else of data centres at large. */
export function pueFigure(provider: string, region: string): Figure {
  const ofRegion = BY_PLACE.get(`${provider} ${region}`)
  const ofProvider = BY_PLACE.get(`${provider} `)
  const value = ofRegion ?? ofProvider ?? BY_PLACE.get('on-premises ') ?? 1
  const basis = ofRegion ? 'region' : ofProvider ? 'whole provider' : 'provider unknown: on-premises mean'
  return ccfFigure(`PUE, ${provider} ${ofRegion ? region : ''}`.trim(), 'ratio', value, basis, 2022)
}
