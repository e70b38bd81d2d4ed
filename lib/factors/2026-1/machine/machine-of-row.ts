import type { Source } from '#lib/domain/factors/figure.ts'
import type { Grade, Machine } from '#lib/domain/factors/machine.ts'
import type { Range } from '#lib/domain/units/range.ts'
import type { Row } from '../../shared/table.ts'
import { figureOf } from '../figure-of.ts'
import { OWN_SOURCE, sourceOf } from '../source.ts'
import cpuTable from '../tables/cpu.json' with { type: 'json' }

const POWER_SOURCE: Source = sourceOf(
  String(cpuTable.rows[0]?.[cpuTable.columns.indexOf('source')] ?? OWN_SOURCE.id),
)

/** Watts and grams of one machine, before they are given names. */
export interface MachineWatts {
  readonly idle: number
  readonly max: number
  readonly embodied: number
}

/** The spread of a row at 50 % load, used at every load: the published bounds are of that point only. */
const powerSpread = (row: Row): Range => ({
  low: row.number('watts_50_low'),
  central: row.number('watts_50'),
  high: row.number('watts_50_high'),
})

const embodiedSpread = (row: Row): Range => ({
  low: row.number('embodied_gco2e_per_hour_low'),
  central: row.number('embodied_gco2e_per_hour'),
  high: row.number('embodied_gco2e_per_hour_high'),
})

const scaleSpread = (spread: Range, central: number): Range => ({
  low: (central * spread.low) / spread.central,
  central,
  high: (central * spread.high) / spread.central,
})

/**
 * Watts of a row: CPU, memory, local disks and GPU. A burstable or shared-core type is sold at its baseline
 * share of the CPU, so only that share counts; what it takes above is billed as CPU credits.
 */
export function wattsOf(row: Row): MachineWatts {
  const notSold = 1 - (row.maybe('baseline_percent') ?? 100) / 100
  return {
    idle: row.number('watts_idle') - notSold * row.number('cpu_watts_idle'),
    max: row.number('watts_max') - notSold * row.number('cpu_watts_max'),
    embodied: row.number('embodied_gco2e_per_hour'),
  }
}

const basisOf = (row: Row): string => {
  const baseline = row.maybe('baseline_percent')
  return [
    `${row.text('microarchitecture') || 'CPU not known'} (${row.text('cpu_basis') || 'as published'})`,
    row.text('gpu') ? `${row.number('gpu_count')} × ${row.text('gpu')}` : '',
    row.text('size_rule') ? `size by rule: ${row.text('size_rule')}` : '',
    baseline === null ? '' : `CPU at its baseline share of ${baseline} %`,
  ]
    .filter(Boolean)
    .join('; ')
}

/** A machine with the spread and the origin of a row, at the watts given. */
export function machineOfRow(
  row: Row,
  id: string,
  watts: MachineWatts,
  derived?: { readonly rule: string; readonly grade: Grade },
): Machine {
  const basis = derived ? `${derived.rule}; ${basisOf(row)}` : basisOf(row)
  const power = { year: row.number('year'), source: POWER_SOURCE, basis }
  const machine: Machine = {
    id,
    idleWatts: figureOf(`${id}, idle`, 'W', scaleSpread(powerSpread(row), watts.idle), power),
    maxWatts: figureOf(`${id}, full load`, 'W', scaleSpread(powerSpread(row), watts.max), power),
    embodiedGramsPerHour: figureOf(
      `${id}, manufacture`,
      'gCO2e/h',
      scaleSpread(embodiedSpread(row), watts.embodied),
      {
        year: row.number('year'),
        source: OWN_SOURCE,
        basis: `parts of the machine over 6 years; size: ${sourceOf(row.text('source')).title}`,
      },
    ),
    grade: derived?.grade ?? (row.text('grade') as Grade),
  }
  return derived ? { ...machine, derivedBy: derived.rule } : machine
}
