import type { Figure } from '#lib/domain/factors/figure.ts'
import { rowsOf } from '../shared/table.ts'
import { ccfFigure } from './ccf-figure.ts'
import azureRegionNames from './tables/azure-region-names.json' with { type: 'json' }
import grid from './tables/grid.json' with { type: 'json' }

interface Factor {
  readonly provider: string
  readonly region: string
  readonly tonnesPerKwh: number
  readonly year: number
}

const FACTORS: readonly Factor[] = rowsOf(grid).map((row) => ({
  provider: row.text('provider'),
  region: row.text('region'),
  tonnesPerKwh: row.number('tonnesPerKwh'),
  year: row.number('year'),
}))
const BY_PLACE = new Map(FACTORS.map((factor) => [`${factor.provider} ${factor.region}`, factor]))
const AZURE_NAMES = new Map(
  rowsOf(azureRegionNames).map((row) => [normalised(row.text('billed')), row.text('region')]),
)

/** Google's multi-regions and dual regions, by what they consist of. */
const GOOGLE_AREAS: Readonly<Record<string, (region: string) => boolean>> = {
  us: (region) => region.startsWith('us-'),
  europe: (region) => region.startsWith('europe-'),
  eu: (region) => region.startsWith('europe-'),
  asia: (region) => region.startsWith('asia-'),
  asia1: (region) => region === 'asia-northeast1' || region === 'asia-northeast2',
  eur4: (region) => region === 'europe-north1' || region === 'europe-west4',
  nam4: (region) => region === 'us-central1' || region === 'us-east1',
}

/** `US East 2` and `useast2` are one name. */
function normalised(name: string): string {
  return name.toLowerCase().replaceAll(' ', '')
}

function ofArea(area: string): Factor | undefined {
  const belongs = GOOGLE_AREAS[area]
  const members = belongs
    ? FACTORS.filter((factor) => factor.provider === 'Google Cloud' && belongs(factor.region))
    : []
  const sum = members.reduce((total, factor) => total + factor.tonnesPerKwh, 0)
  return members[0] && { ...members[0], region: area, tonnesPerKwh: sum / members.length }
}

/**
 * gCO2e per kWh of a region, location-based: CCF publishes nothing else. A region that it does not list gets
 * the mean that it uses for unknown regions; a multi-region the mean of its regions (CCF adds them up).
 */
export function gridFigure(provider: string, region: string): Figure | undefined {
  const name = provider === 'Microsoft' ? (AZURE_NAMES.get(normalised(region)) ?? region) : region
  const exact = BY_PLACE.get(`${provider} ${name}`)
  const area = exact || provider !== 'Google Cloud' ? undefined : ofArea(name)
  const factor = exact ?? area ?? BY_PLACE.get(`${provider} Unknown`)
  if (!factor) return undefined
  const basis = exact
    ? 'region'
    : area
      ? 'mean of the regions it consists of'
      : `CCF does not list "${region}": its figure for unknown regions`
  return ccfFigure(
    `grid, ${provider} ${factor.region}, location-based`,
    'gCO2e/kWh',
    factor.tonnesPerKwh * 1e6,
    basis,
    factor.year,
  )
}
