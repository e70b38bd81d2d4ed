import { expect, it } from 'vitest'
import {
  type Cell,
  type ExportTable,
  lazyTable,
  number,
  tableOf,
  text,
} from '#lib/domain/export/export-table.ts'
import { costCells, shareCell } from '#lib/domain/export/figure-cells.ts'
import { groupTable } from '#lib/domain/export/group-table.ts'
import { markedTable } from '#lib/domain/export/marked-table.ts'
import type { Group } from '#lib/domain/report/emissions.ts'

const all = async ({ batches }: ExportTable): Promise<readonly (readonly Cell[])[]> => {
  const rows: (readonly Cell[])[] = []
  for await (const batch of batches) rows.push(...batch)
  return rows
}

const group = (team: string, kilograms: number, cost: Group['cost']): Group => ({
  key: { team },
  rows: 3,
  cost,
  energyKwh: { low: 1, central: 2, high: 4 },
  operationalKgCo2e: { low: 0.5, central: kilograms - 0.25, high: kilograms },
  embodiedKgCo2e: { low: 0.125, central: 0.25, high: 0.5 },
  totalKgCo2e: { low: 0.625, central: kilograms, high: kilograms + 0.5 },
})

const coverage = { measured: 0.5, proxied: 0.25, excluded: 0.25 }

it('a group leaves in grams and kWh, its cost in its own currency, and shares of its cost', async () => {
  const table = groupTable(
    [group('a', 1.25, [{ currency: 'USD', amount: -3.5, coverage }])],
    ['team'],
    () => false,
  )
  const [row] = await all(table)
  const named = Object.fromEntries(table.columns.map(({ name }, at) => [name, row?.[at]]))
  expect(named).toEqual({
    team: 'a',
    lines: 3,
    energy_kwh_low: 1,
    energy_kwh_central: 2,
    energy_kwh_high: 4,
    operational_gco2e_low: 500,
    operational_gco2e_central: 1000,
    operational_gco2e_high: 1250,
    embodied_gco2e_low: 125,
    embodied_gco2e_central: 250,
    embodied_gco2e_high: 500,
    total_gco2e_low: 625,
    total_gco2e_central: 1250,
    total_gco2e_high: 1750,
    cost_usd: -3.5,
    measured_share: 0.5,
    proxied_share: 0.25,
    excluded_share: 0.25,
  })
})

it('what could not be estimated is empty and not zero, with its cost and lines', async () => {
  const table = groupTable([group('a', 0, [{ currency: 'USD', amount: 7, coverage }])], ['team'], () => true)
  const [row] = await all(table)
  const named = new Map(table.columns.map(({ name }, at) => [name, row?.[at]]))
  expect([named.get('total_gco2e_central'), named.get('energy_kwh_high')]).toEqual([null, null])
  expect([named.get('cost_usd'), named.get('lines')]).toEqual([7, 3])
})

it('currencies have a column each, whatever a bill calls them', () => {
  const names = costCells(['USD', 'EUR', '=1+1', '', 'usd', 'USD']).map(({ name }) => name)
  expect(names).toEqual(['cost_no_currency', 'cost_1_1', 'cost_eur', 'cost_usd', 'cost_usd_2'])
})

it('a group with two currencies has an amount in each, and no share of both', async () => {
  const cost = [
    { currency: 'EUR', amount: 1, coverage },
    { currency: 'USD', amount: 2, coverage },
  ]
  const table = groupTable([group('a', 1, cost)], ['team'], () => false)
  const [row] = await all(table)
  expect(row?.slice(-5)).toEqual([1, 2, null, null, null])
})

it('marks stand in every row, of every batch', async () => {
  const lazy = lazyTable(
    async function* () {
      yield [{ n: 1 }, { n: 2 }]
      yield [{ n: 3 }]
    },
    [{ ...number('n'), of: ({ n }) => n }],
  )
  const marked = markedTable(lazy, { method: 'location', data: 'Demo data' })
  expect(marked.columns).toEqual([number('n'), text('method'), text('data')])
  expect(await all(marked)).toEqual([1, 2, 3].map((n) => [n, 'location', 'Demo data']))
})

it('a table of no rows still has its columns', async () => {
  const table = tableOf([] as { n: number }[], [{ ...number('n'), of: ({ n }) => n }])
  expect(table.columns).toEqual([number('n')])
  expect(await all(table)).toEqual([])
})

it('a share is of the central total, and empty where there is none to be a share of', () => {
  const of = (whole: number, isUnknown = false) =>
    shareCell({ central: whole }, () => isUnknown).of(group('a', 1.5, []))
  expect([of(6), of(0), of(-2), of(6, true)]).toEqual([0.25, null, null, null])
})
