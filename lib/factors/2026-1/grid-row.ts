import { type Row, rowsOf } from '../shared/table.ts'
import { type RowOfYear, rowOfYear } from './row-of-year.ts'
import table from './tables/grid.json' with { type: 'json' }

const BY_PLACE = new Map<string, Row[]>()
for (const row of rowsOf(table)) {
  const place = `${row.text('family')} ${row.text('code')}`
  BY_PLACE.set(place, [...(BY_PLACE.get(place) ?? []), row])
}

/**
 * The row of a place for a year. Undefined where the place has no row with a number in that column. A location
 * figure of 0 g/kWh (Montréal in 2021 and 2022) is one that its source rounded away: the years beside it count.
 */
export function gridRow(
  family: string,
  code: string,
  year: number,
  column: 'gco2e_per_kwh' | 'market_gco2e_per_kwh',
): RowOfYear | undefined {
  const rows = BY_PLACE.get(`${family} ${code}`) ?? []
  return rowOfYear(
    rows.filter((row) => {
      const figure = row.maybe(column)
      return figure !== null && (figure > 0 || column === 'market_gco2e_per_kwh')
    }),
    year,
  )
}
