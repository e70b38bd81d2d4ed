import type { Figure } from '#lib/domain/factors/figure.ts'
import { ccfFigure } from './ccf-figure.ts'
import azureRegionNames from './tables/azure-region-names.json' with { type: 'json' }
import grid from './tables/grid.json' with { type: 'json' }

type Row = readonly [provider: string, region: string, tonnesPerKwh: number, year: number]

const ROWS = grid.rows as unknown as readonly Row[]
const BY_PLACE = new Map(ROWS.map((row) => [`${row[0]} ${row[1]}`, row]))
const AZURE_NAMES = new Map(
  (azureRegionNames.rows as unknown as readonly [string, string][]).map(([billed, region]) => [
    normalised(billed),
    region,
  ]),
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

function ofArea(area: string): Row | undefined {
  const belongs = GOOGLE_AREAS[area]
  const members = belongs ? ROWS.filter((row) => row[0] === 'Google Cloud' && belongs(row[1])) : []
  const sum = members.reduce((total, row) => total + row[2], 0)
  return members.length > 0 ? ['Google Cloud', area, sum / members.length, 2022] : undefined
}

/**
 * gCO2e per kWh of a region, location-based: CCF publishes nothing else. A region that it does not list gets
 * the mean that it uses for unknown regions; a multi-region the mean of its regions (CCF adds them up).
 */
export function gridFigure(provider: string, region: string): Figure | undefined {
  const name = provider === 'Microsoft' ? (AZURE_NAMES.get(normalised(region)) ?? region) : region
  const exact = BY_PLACE.get(`${provider} ${name}`)
  const area = exact || provider !== 'Google Cloud' ? undefined : ofArea(name)
  const row = exact ?? area ?? BY_PLACE.get(`${provider} Unknown`)
  if (!row) return undefined
  const basis = exact
    ? 'region'
    : area
      ? 'mean of the regions it consists of'
      : `CCF does not list "${region}": its figure for unknown regions`
  return ccfFigure(`grid, ${provider} ${row[1]}, location-based`, 'gCO2e/kWh', row[2] * 1e6, basis, row[3])
}
