import type { Figure } from '#lib/domain/factors/figure.ts'
import type { Machine } from '#lib/domain/factors/machine.ts'
import { type Row, rowsOf } from '../shared/table.ts'
import { figureOf } from './figure-of.ts'
import { SERVICE_HOURS, SHORT_SERVICE_HOURS } from './lifetime.ts'
import { sourceOf } from './source.ts'
import embodiedTable from './tables/embodied.json' with { type: 'json' }
import memoryTable from './tables/memory.json' with { type: 'json' }

const only = (rows: readonly Row[]): Row => {
  const [row] = rows
  if (row === undefined || rows.length > 1) throw new Error('the memory figures must be one row each')
  return row
}

const power = only(rowsOf(memoryTable))
const manufacture = only(rowsOf(embodiedTable).filter((row) => row.text('component') === 'memory'))

const watts = (): Figure =>
  figureOf(
    'memory power',
    'W/GiB',
    { low: power.number('low'), central: power.number('central'), high: power.number('high') },
    {
      year: power.number('year'),
      source: sourceOf(power.text('source')),
      basis: 'between Tailpipe (low) and CCF (high)',
    },
  )

/** W per GiB, at any load. */
export const MEMORY_WATTS = power.number('central')

const MEMORY: Machine = {
  id: 'GiB of memory',
  idleWatts: watts(),
  maxWatts: watts(),
  embodiedGramsPerHour: figureOf(
    'memory, manufacture',
    'gCO2e/h per GiB',
    {
      low: (manufacture.number('low') * 1000) / SERVICE_HOURS,
      central: (manufacture.number('central') * 1000) / SERVICE_HOURS,
      high: (manufacture.number('high') * 1000) / SHORT_SERVICE_HOURS,
    },
    {
      year: manufacture.number('year'),
      source: sourceOf(manufacture.text('source')),
      basis: `${manufacture.number('central')} kgCO2e/GB over 6 years; high over 4 years`,
    },
  ),
  grade: 'B',
}

/** One GiB of memory: W at any load, gCO2e of manufacture per hour. */
export const memory = (): Machine => MEMORY
