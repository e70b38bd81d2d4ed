import type { CpuArchitecture, Grade, Machine } from '#lib/domain/factors/machine.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import { providerKey } from '../shared/provider-key.ts'
import { type Row, rowsOf } from '../shared/table.ts'
import { figureOf } from './figure-of.ts'
import { seriesOf } from './series-of.ts'
import { sourceOf } from './source.ts'
import table from './tables/vcpu.json' with { type: 'json' }

const key = (provider: string, series: string, architecture: string): string =>
  `${provider}/${series}/${architecture}`

const ROWS = rowsOf(table)
const BY_KEY = new Map<string, Row>(
  ROWS.map((row) => [key(row.text('provider'), row.text('series'), row.text('architecture')), row]),
)
const BY_SERIES = new Map<string, Row>(
  ROWS.filter((row) => row.text('series') !== '').map((row) => [
    `${row.text('provider')}/${row.text('series')}`,
    row,
  ]),
)

const range = (row: Row, column: string): { low: number; central: number; high: number } => ({
  low: row.number(`${column}_low`),
  central: row.number(column),
  high: row.number(`${column}_high`),
})

/**
 * One vCPU of no particular machine, without memory: the series that the line names (Google bills cores and
 * memory apart), else the mean of the provider's families of that architecture, else the mean of all
 * processors measured. The means are rows of the table, never computed from a bill.
 */
export function vcpu(kind: Kind, architecture: CpuArchitecture): Machine {
  const provider = providerKey(kind.provider) ?? '*'
  const row =
    BY_SERIES.get(`${provider}/${seriesOf(kind)}`) ??
    BY_KEY.get(key(provider, '', architecture)) ??
    BY_KEY.get(key('*', '', architecture))
  if (!row) throw new Error(`the vCPU table has no row for ${architecture}`)
  const series = row.text('series')
  const name = `vCPU, ${row.text('provider') === '*' ? 'any provider' : kind.provider} ${series || row.text('architecture')}`
  const origin = {
    year: row.number('year'),
    source: sourceOf(row.text('source')),
    basis:
      series === ''
        ? `mean of the families, ${row.number('types')} ${row.text('provider') === '*' ? 'SPEC results' : 'types'}; CPU and server without memory`
        : `mean of the ${row.number('types')} types of the series; CPU and server without memory`,
  }
  return {
    id: name,
    idleWatts: figureOf(`${name}, idle`, 'W', range(row, 'idle_watts'), origin),
    maxWatts: figureOf(`${name}, full load`, 'W', range(row, 'max_watts'), origin),
    embodiedGramsPerHour: figureOf(
      `${name}, manufacture`,
      'gCO2e/h',
      range(row, 'embodied_gco2e_per_hour'),
      origin,
    ),
    grade: series === '' && row.text('grade') === 'A' ? 'B' : (row.text('grade') as Grade),
  }
}
