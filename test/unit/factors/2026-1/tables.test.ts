import { describe, expect, it } from 'vitest'
import cpu from '#lib/factors/2026-1/tables/cpu.json' with { type: 'json' }
import embodied from '#lib/factors/2026-1/tables/embodied.json' with { type: 'json' }
import gpu from '#lib/factors/2026-1/tables/gpu.json' with { type: 'json' }
import grid from '#lib/factors/2026-1/tables/grid.json' with { type: 'json' }
import instances from '#lib/factors/2026-1/tables/instances.json' with { type: 'json' }
import memory from '#lib/factors/2026-1/tables/memory.json' with { type: 'json' }
import network from '#lib/factors/2026-1/tables/network.json' with { type: 'json' }
import pue from '#lib/factors/2026-1/tables/pue.json' with { type: 'json' }
import regions from '#lib/factors/2026-1/tables/regions.json' with { type: 'json' }
import units from '#lib/factors/2026-1/tables/service-units.json' with { type: 'json' }
import sources from '#lib/factors/2026-1/tables/sources.json' with { type: 'json' }
import spend from '#lib/factors/2026-1/tables/spend.json' with { type: 'json' }
import storage from '#lib/factors/2026-1/tables/storage.json' with { type: 'json' }
import vcpu from '#lib/factors/2026-1/tables/vcpu.json' with { type: 'json' }
import water from '#lib/factors/2026-1/tables/water.json' with { type: 'json' }
import { type Row, rowsOf, type Table } from '#lib/factors/shared/table.ts'

const TABLES: Readonly<Record<string, Table>> = {
  cpu,
  embodied,
  gpu,
  grid,
  instances,
  memory,
  network,
  pue,
  'service-units': units,
  spend,
  storage,
  vcpu,
  water,
}

/** `[low, central, high]` columns of each table that has a spread. */
const SPREADS: readonly (readonly [Table, string, string, string])[] = [
  [instances, 'watts_50_low', 'watts_50', 'watts_50_high'],
  [instances, 'embodied_gco2e_per_hour_low', 'embodied_gco2e_per_hour', 'embodied_gco2e_per_hour_high'],
  [vcpu, 'idle_watts_low', 'idle_watts', 'idle_watts_high'],
  [vcpu, 'max_watts_low', 'max_watts', 'max_watts_high'],
  [vcpu, 'embodied_gco2e_per_hour_low', 'embodied_gco2e_per_hour', 'embodied_gco2e_per_hour_high'],
  [cpu, 'idle_watts_p10', 'idle_watts_per_thread', 'idle_watts_p90'],
  [gpu, 'idle_watts_low', 'idle_watts', 'idle_watts_high'],
  [gpu, 'embodied_kgco2e_low', 'embodied_kgco2e', 'embodied_kgco2e_high'],
  [memory, 'low', 'central', 'high'],
  [storage, 'low', 'central', 'high'],
  [network, 'low', 'kwh_per_gb', 'high'],
  [embodied, 'low', 'central', 'high'],
  [spend, 'low', 'central', 'high'],
  [pue, 'low', 'pue', 'high'],
  [regions, 'low', 'gco2e_per_kwh', 'high'],
]

const known = new Map(rowsOf(sources).map((row) => [row.text('id'), row]))
const NOT_SHIPPED = /^Reference only|^No licence|ODbL|MPL-2\.0|all rights reserved|CC BY-SA/

const between = (rows: readonly Row[], column: string, least: number, most: number): readonly Row[] =>
  rows.filter((row) => !(row.number(column) >= least && row.number(column) <= most))

describe('every row of the tables of factor set 2026.1', () => {
  it.each(Object.entries(TABLES))('%s has as many cells as columns, and finite numbers', (_name, table) => {
    for (const row of table.rows) {
      expect(row).toHaveLength(table.columns.length)
      for (const cell of row) if (typeof cell === 'number') expect(Number.isFinite(cell)).toBe(true)
    }
  })

  it.each(Object.entries(TABLES))('%s names a source that may be shipped', (_name, table) => {
    const ids = new Set(rowsOf(table).map((row) => row.text('source')))
    for (const id of ids) {
      const source = known.get(id)
      expect(source, `source ${id}`).toBeDefined()
      expect(source?.text('licence')).not.toMatch(NOT_SHIPPED)
      expect(source?.text('url')).toMatch(/^https:\/\/|^docs\/factors\.md$/)
    }
  })

  it.each(Object.entries(TABLES))('%s tells the year of each figure', (_name, table) => {
    expect(between(rowsOf(table), 'year', 2012, 2026)).toEqual([])
  })

  it.each(SPREADS.map((spread) => [spread[2], ...spread] as const))(
    '%s lies between its low and its high',
    (_name, table, low, central, high) => {
      for (const row of rowsOf(table)) {
        expect(row.number(low)).toBeLessThanOrEqual(row.number(central))
        expect(row.number(central)).toBeLessThanOrEqual(row.number(high))
        expect(row.number(low)).toBeGreaterThanOrEqual(0)
      }
    },
  )

  it('has a PUE between 1.0 and 2.5', () => {
    expect(between(rowsOf(pue), 'pue', 1, 2.5)).toEqual([])
  })

  it('has grid intensities between 0 and 1500 g/kWh, each year once per place', () => {
    expect(between(rowsOf(grid), 'gco2e_per_kwh', 0, 1500)).toEqual([])
    const keys = rowsOf(grid).map((row) => `${row.text('family')} ${row.text('code')} ${row.number('year')}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('holds the years of a place in ascending order, which the lookup relies on', () => {
    const last = new Map<string, number>()
    for (const row of rowsOf(grid)) {
      const place = `${row.text('family')} ${row.text('code')}`
      expect(row.number('year')).toBeGreaterThan(last.get(place) ?? 0)
      last.set(place, row.number('year'))
    }
  })

  it('adds up: watts at half load are the mean of idle and full load, and those the sum of the parts', () => {
    for (const row of rowsOf(instances)) {
      const half = (row.number('watts_idle') + row.number('watts_max')) / 2
      expect(Math.abs(half / row.number('watts_50') - 1)).toBeLessThan(0.002)
      const local = 1.2e-3 * (row.maybe('local_ssd_gb') ?? 0) + 0.65e-3 * (row.maybe('local_hdd_gb') ?? 0)
      const idle =
        row.number('cpu_watts_idle') + row.number('memory_watts') + row.number('gpu_watts_idle') + local
      expect(Math.abs(idle - row.number('watts_idle'))).toBeLessThan(0.002 * row.number('watts_idle') + 0.002)
    }
  })

  it('names each source once', () => {
    expect(known.size).toBe(sources.rows.length)
  })

  it('names 3,784 instance types, each once per provider', () => {
    const names = rowsOf(instances).map((row) => `${row.text('provider')} ${row.text('instance_type')}`)
    expect(names).toHaveLength(3784)
    expect(new Set(names).size).toBe(3784)
  })
})
