import type { Figure } from '#lib/domain/factors/figure.ts'
import type { Month } from '#lib/domain/usage/kind.ts'
import { providerKey } from '../shared/provider-key.ts'
import { type Row, rowsOf } from '../shared/table.ts'
import { figureOf } from './figure-of.ts'
import { findRegion } from './region.ts'
import { type RowOfYear, rowOfYear } from './row-of-year.ts'
import { sourceOf } from './source.ts'
import table from './tables/pue.json' with { type: 'json' }

const BY_PLACE = new Map<string, Row[]>()
for (const row of rowsOf(table)) {
  const place = `${row.text('provider')} ${row.text('region')}`
  const rows = [...(BY_PLACE.get(place) ?? []), row]
  BY_PLACE.set(
    place,
    rows.sort((a, b) => a.number('year') - b.number('year')),
  )
}

const inYear = (place: string, year: number): RowOfYear | undefined =>
  rowOfYear(BY_PLACE.get(place) ?? [], year)

const BASIS: Readonly<Record<string, string>> = {
  region: 'published for the region',
  geography: 'published for the geography, not for the region',
  fleet: 'fleet average of the provider: nothing published for the region or its geography',
  industry: 'site unknown: industry average',
}

/**
 * Power usage effectiveness: total power of the data centre over power of its IT equipment. The provider's
 * figure for the region, then for the geography, then for its fleet; an unknown provider has the industry's
 * average. The newest year that is not later than the month, else the oldest.
 */
export function pue(provider: string, region: string, month: Month): Figure {
  const year = Number(month.slice(0, 4))
  const cloud = providerKey(provider)
  const found = findRegion(provider, region)?.region
  const id = found && found.provider === cloud ? found.id : region.trim().toLowerCase()
  const geography = `${id.split('-')[0]}-*`
  const chosen =
    inYear(`${cloud} ${id}`, year) ??
    inYear(`${cloud} ${geography}`, year) ??
    inYear(`${cloud} *`, year) ??
    inYear('generic *', year)
  if (!chosen) throw new Error('the PUE table has no industry average')
  const { row, validity } = chosen
  return figureOf(
    `PUE, ${provider || 'unknown provider'} ${region || 'no region'}`,
    'kWh/kWh',
    { low: row.number('low'), central: row.number('pue'), high: row.number('high') },
    {
      year: row.number('year'),
      source: sourceOf(row.text('source')),
      basis: [BASIS[row.text('scope')], row.text('region_name')].filter(Boolean).join(': '),
      ...validity,
    },
  )
}
