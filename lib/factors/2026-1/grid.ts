import type { Method } from '#lib/domain/factors/factor-set.ts'
import type { Figure } from '#lib/domain/factors/figure.ts'
import type { Month } from '#lib/domain/usage/kind.ts'
import { figureOf, spreadLike } from './figure-of.ts'
import { gridRow } from './grid-row.ts'
import { findRegion, type Region, regionById } from './region.ts'
import { OWN_SOURCE, sourceOf } from './source.ts'

const UNIT = 'gCO2e/kWh'
const FAMILY_NAMES = {
  ember: 'Ember, national',
  egrid: 'US EPA eGRID subregion',
  google: 'Google, same city',
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / numbers.length

function ofPlace(region: Region, year: number, how: string, id: string): Figure | undefined {
  if (region.family === 'mean') return ofMembers(region, year, how, id)
  const found = gridRow(region.family, region.code, year, 'gco2e_per_kwh')
  if (!found) return undefined
  const { row, validity } = found
  const basis = [how, `${FAMILY_NAMES[region.family]} ${region.code}`, row.text('boundary')]
  return figureOf(id, UNIT, spreadLike(row.number('gco2e_per_kwh'), region.spread), {
    year: row.number('year'),
    source: sourceOf(row.text('source')),
    basis: basis.join('; '),
    ...validity,
  })
}

function ofMembers(region: Region, year: number, how: string, id: string): Figure | undefined {
  const figures = region.members
    .map((member) => regionById(region.provider, member))
    .map((member) => (member ? ofPlace(member, year, 'member', id) : undefined))
    .filter((figure) => figure !== undefined)
  if (figures.length === 0) return undefined
  return figureOf(
    id,
    UNIT,
    {
      low: Math.min(...figures.map((figure) => figure.low)),
      central: mean(figures.map((figure) => figure.central)),
      high: Math.max(...figures.map((figure) => figure.high)),
    },
    {
      year: Math.max(...figures.map((figure) => figure.year)),
      source: OWN_SOURCE,
      basis: `${how}; mean of ${figures.length} member regions`,
    },
  )
}

const WORLD: Region = {
  provider: '',
  id: 'world',
  location: 'World',
  country: 'World',
  family: 'ember',
  code: 'World',
  spread: regionById('aws', 'unknown')?.spread ?? { low: 1, central: 1, high: 1 },
  members: [],
}

/** Google publishes an hourly carbon-free share per region: location × (1 − share). No one else's is open. */
function marketBased(region: Region, year: number, id: string): Figure | undefined {
  if (region.provider !== 'gcp') return undefined
  const found = gridRow('google', region.id, year, 'market_gco2e_per_kwh')
  if (!found) return undefined
  const { row, validity } = found
  const central = row.number('market_gco2e_per_kwh')
  return figureOf(
    id,
    UNIT,
    { low: 0, central, high: Math.max(central, row.number('gco2e_per_kwh')) },
    {
      year: row.number('year'),
      source: sourceOf(row.text('source')),
      basis:
        'market-based: Google’s location figure × (1 − its hourly carbon-free share), which is stricter than yearly matching',
      ...validity,
    },
  )
}

/**
 * gCO2e per kWh of the place in the year of the month. Location-based: eGRID subregion in the USA, the
 * same-city Google figure where a national average hides a separate grid, else Ember's national figure; the
 * newest row that is not later than the month, else the oldest. A region without a name, or none that the
 * tables can place, has the world's figure and says so. Market-based: published, else location-based.
 */
export function grid(provider: string, region: string, month: Month, method: Method): Figure | undefined {
  const year = Number(month.slice(0, 4))
  const found = findRegion(provider, region)
  const place = found?.region ?? WORLD
  const how = found?.how ?? (region === '' ? 'no region on the line: world' : `${region} is no place: world`)
  const id = `grid, ${provider} ${region || 'no region'}`
  if (method === 'location') return ofPlace(place, year, how, id)
  const published = found ? marketBased(place, year, id) : undefined
  return published ?? ofPlace(place, year, `no market-based figure published: location-based; ${how}`, id)
}
