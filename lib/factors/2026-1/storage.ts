import type { Machine, StorageMedium } from '#lib/domain/factors/machine.ts'
import { type Row, rowsOf } from '../shared/table.ts'
import { figureOf } from './figure-of.ts'
import { SERVICE_HOURS, SHORT_SERVICE_HOURS } from './lifetime.ts'
import { sourceOf } from './source.ts'
import table from './tables/storage.json' with { type: 'json' }

const ROWS = rowsOf(table)

const find = (kind: string, service: string): Row => {
  const row = ROWS.find((each) => each.text('kind') === kind && each.text('service') === service)
  if (row) return row
  throw new Error(`the storage table has no ${kind} row for ${service}`)
}

/** One TB (10¹² bytes) on one copy. Manufacture per GB counts as for the drive that carries the medium. */
function medium(id: string, energyOf: string, drive: string): Machine {
  const energy = find('energy', energyOf)
  const manufacture = find('embodied', drive)
  const watts = figureOf(
    `${id}, power`,
    'W/TB',
    { low: energy.number('low'), central: energy.number('central'), high: energy.number('high') },
    {
      year: energy.number('year'),
      source: sourceOf(energy.text('source')),
      basis: energy.text('note'),
    },
  )
  return {
    id: `TB of ${id}`,
    idleWatts: watts,
    maxWatts: watts,
    embodiedGramsPerHour: figureOf(
      `${id}, manufacture`,
      'gCO2e/h per TB',
      {
        low: (manufacture.number('low') * 1e6) / SERVICE_HOURS,
        central: (manufacture.number('central') * 1e6) / SERVICE_HOURS,
        high: (manufacture.number('high') * 1e6) / SHORT_SERVICE_HOURS,
      },
      {
        year: manufacture.number('year'),
        source: sourceOf(manufacture.text('source')),
        basis: `${manufacture.number('central')} kgCO2e/GB over 6 years; high over 4 years`,
      },
    ),
    grade: id === 'archive' ? 'C' : 'B',
  }
}

const MEDIA: Readonly<Record<StorageMedium, Machine>> = {
  ssd: medium('SSD', 'SSD', 'SSD'),
  hdd: medium('HDD', 'HDD', 'HDD'),
  archive: medium('archive', 'archive (tape or cold HDD)', 'HDD'),
}

/** One TB stored on one copy: W, and gCO2e of the drive's manufacture per hour. */
export const storage = (which: StorageMedium): Machine => MEDIA[which]
