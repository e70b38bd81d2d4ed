import type { Figure } from '#lib/domain/factors/figure.ts'
import type { Place } from '#lib/domain/what-if/place.ts'
import { figureOf } from '../2026-1/figure-of.ts'
import { sourceOf } from '../2026-1/source.ts'
import water from '../2026-1/tables/water.json' with { type: 'json' }
import { type Row, rowsOf } from '../shared/table.ts'

const ROWS = rowsOf(water)

const newest = (provider: string, region: string): Row | undefined =>
  ROWS.filter((row) => row.text('provider') === provider && row.text('region') === region)
    .sort((a, b) => a.number('year') - b.number('year'))
    .at(-1)

/**
 * Water that a place's data centres take on site, litres per kWh of IT energy: published for the region, else for its geography, else
 * for the provider's fleet. Undefined where the provider publishes none. Not in the water: what power stations take.
 */
export function onSiteWater(place: Place): Figure | undefined {
  const geography = `${place.region.split('-')[0]}-*`
  for (const [region, basis] of [
    [place.region, 'published for the region or its geography'],
    [geography, 'published for the geography'],
    ['*', 'fleet average of the provider'],
  ] as const) {
    const row = newest(place.provider, region)
    if (!row) continue
    const litres = row.number('litres_per_kwh')
    return figureOf(
      `on-site water, ${place.provider} ${region}`,
      'L/kWh',
      { low: litres, central: litres, high: litres },
      { year: row.number('year'), source: sourceOf(row.text('source')), basis },
    )
  }
  return undefined
}
