import type { Coverage, CurrencyAmount, Emissions } from '../report/emissions.ts'
import { type CellOf, number } from './export-table.ts'

const GRAMS = 1000

const RANGES = [
  ['energy', 'kwh', 'energyKwh', 1],
  ['operational', 'gco2e', 'operationalKgCo2e', GRAMS],
  ['embodied', 'gco2e', 'embodiedKgCo2e', GRAMS],
  ['total', 'gco2e', 'totalKgCo2e', GRAMS],
] as const

const SIDES = ['low', 'central', 'high'] as const

/** Energy in kWh and emissions in grams CO2e: low, central and high of each. */
export const emissionsCells: readonly CellOf<Emissions>[] = RANGES.flatMap(([name, unit, field, factor]) =>
  SIDES.map((side) => ({
    ...number(`${name}_${unit}_${side}`),
    of: (row: Emissions) => row[field][side] * factor,
  })),
)

/** The same, empty where they are not known: what could not be estimated is not zero. */
export const emissionsCellsUnless = <Row extends Emissions>(
  isUnknown: (row: Row) => boolean,
): readonly CellOf<Row>[] =>
  emissionsCells.map((cell) => ({ ...cell, of: (row) => (isUnknown(row) ? null : cell.of(row)) }))

/**
 * A row's share of a total, 0 to 1; empty where the total is not positive, or the row is not known.
 *
 * @example shareCell({ central: 4 }, () => false).of({ totalKgCo2e: { central: 1 } }) // 0.25
 */
export const shareCell = <Row extends Pick<Emissions, 'totalKgCo2e'>>(
  whole: Pick<Emissions['totalKgCo2e'], 'central'>,
  isUnknown: (row: Row) => boolean,
): CellOf<Row> => ({
  ...number('share_of_total'),
  of: (row) => (whole.central <= 0 || isUnknown(row) ? null : row.totalKgCo2e.central / whole.central),
})

/** A currency of a bill, which is text from outside, as the end of a column's name. @example currencyName('US D$') // 'us_d' */
const currencyName = (currency: string): string =>
  currency
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '') || 'no_currency'

/** A column of cost for each currency, as currencies are never added. Names that come out alike are numbered. */
export function costCells(
  currencies: readonly string[],
): readonly CellOf<{ readonly cost: readonly Pick<CurrencyAmount, 'currency' | 'amount'>[] }>[] {
  const taken = new Map<string, number>()
  return [...new Set(currencies)].sort().map((currency) => {
    const name = currencyName(currency)
    const before = taken.get(name) ?? 0
    taken.set(name, before + 1)
    return {
      ...number(`cost_${name}${before === 0 ? '' : `_${before + 1}`}`),
      of: ({ cost }) => cost.find((each) => each.currency === currency)?.amount ?? null,
    }
  })
}

const shareOf =
  (part: keyof Coverage) =>
  ({ cost }: { readonly cost: readonly CurrencyAmount[] }): number | null =>
    cost.length === 1 ? (cost[0]?.coverage?.[part] ?? null) : null

/** How much of the cost is measured, proxied and excluded, 0 to 1; empty where currencies mix or nothing has a cost. */
export const coverageCells: readonly CellOf<{ readonly cost: readonly CurrencyAmount[] }>[] = [
  { ...number('measured_share'), of: shareOf('measured') },
  { ...number('proxied_share'), of: shareOf('proxied') },
  { ...number('excluded_share'), of: shareOf('excluded') },
]
