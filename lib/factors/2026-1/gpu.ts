import type { Grade, Machine } from '#lib/domain/factors/machine.ts'
import { type Row, rowsOf } from '../shared/table.ts'
import { figureOf } from './figure-of.ts'
import { SERVICE_HOURS, SHORT_SERVICE_HOURS } from './lifetime.ts'
import { sourceOf } from './source.ts'
import table from './tables/gpu.json' with { type: 'json' }

const words = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => !['nvidia', 'tesla', 'amd', 'gpu', 'google', 'aws', 'intel', ''].includes(word))

const CARDS = rowsOf(table).map((row) => ({ row, words: words(row.text('accelerator')) }))

const gradeOf = (row: Row): Grade => (row.text('basis').startsWith('measured') ? 'A' : 'C')

/**
 * One accelerator by name (`A100`, `NVIDIA Tesla T4`): the first of the table that has every word of the name;
 * undefined where there is none. Power at full load is the limit of the card; low 0.75 of it (assumed), high
 * 1.02 of it (Teads ratio).
 */
export function gpu(accelerator: string): Machine | undefined {
  const wanted = words(accelerator)
  if (wanted.length === 0) return undefined
  const row = CARDS.find((card) => wanted.every((word) => card.words.includes(word)))?.row
  if (!row) return undefined
  const name = row.text('accelerator')
  const origin = {
    year: row.number('year'),
    source: sourceOf(row.text('source')),
    basis: row.text('basis'),
  }
  const max = row.number('max_watts')
  return {
    id: name,
    idleWatts: figureOf(
      `${name}, idle`,
      'W',
      {
        low: row.number('idle_watts_low'),
        central: row.number('idle_watts'),
        high: row.number('idle_watts_high'),
      },
      origin,
    ),
    maxWatts: figureOf(
      `${name}, full load`,
      'W',
      { low: 0.75 * max, central: max, high: 1.02 * max },
      origin,
    ),
    embodiedGramsPerHour: figureOf(
      `${name}, manufacture`,
      'gCO2e/h',
      {
        low: (row.number('embodied_kgco2e_low') * 1000) / SERVICE_HOURS,
        central: (row.number('embodied_kgco2e') * 1000) / SERVICE_HOURS,
        high: (row.number('embodied_kgco2e_high') * 1000) / SHORT_SERVICE_HOURS,
      },
      { ...origin, basis: row.text('embodied_basis') || 'per card, over 6 years; high over 4 years' },
    ),
    grade: gradeOf(row),
  }
}
