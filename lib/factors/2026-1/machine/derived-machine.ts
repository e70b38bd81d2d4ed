import type { Figure } from '#lib/domain/factors/figure.ts'
import type { Machine } from '#lib/domain/factors/machine.ts'
import { add, scale } from '#lib/domain/units/range.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import type { Row } from '../../shared/table.ts'
import { figureOf } from '../figure-of.ts'
import { MEMORY_WATTS, memory } from '../memory.ts'
import { OWN_SOURCE } from '../source.ts'
import { vcpu } from '../vcpu.ts'
import type { Derivation } from './derivation.ts'
import { type MachineWatts, machineOfRow, wattsOf } from './machine-of-row.ts'

/** The watts of a row for another number of vCPUs and, where known, another amount of memory. */
function scaledWatts(row: Row, wantedVcpu: number, memoryGib: number | undefined): MachineWatts {
  const by = wantedVcpu / row.number('vcpu')
  const watts = wattsOf(row)
  const whole = { idle: watts.idle * by, max: watts.max * by, embodied: watts.embodied * by }
  if (memoryGib === undefined) return whole
  const ownGib = row.number('memory_gib') * by
  const aboveTest = row.number('memory_above_test_gib') * by
  const extraWatts = (Math.max(0, memoryGib - (ownGib - aboveTest)) - aboveTest) * MEMORY_WATTS
  const extraGrams = (memoryGib - ownGib) * memory().embodiedGramsPerHour.central
  return {
    idle: Math.max(0, whole.idle + extraWatts),
    max: Math.max(0, whole.max + extraWatts),
    embodied: Math.max(0, whole.embodied + extraGrams),
  }
}

const sum = (id: string, basis: string, a: Figure, byA: number, b: Figure, byB: number): Figure =>
  figureOf(id, a.unit, add(scale(a, byA), scale(b, byB)), { year: a.year, source: OWN_SOURCE, basis })

function ofParts(id: string, kind: Kind, parts: Derivation & { from: 'parts' }): Machine {
  const core = vcpu(kind, parts.architecture)
  const gib = memory()
  const by = [parts.vcpu, parts.memoryGib] as const
  return {
    id,
    idleWatts: sum(`${id}, idle`, parts.rule, core.idleWatts, by[0], gib.idleWatts, by[1]),
    maxWatts: sum(`${id}, full load`, parts.rule, core.maxWatts, by[0], gib.maxWatts, by[1]),
    embodiedGramsPerHour: sum(
      `${id}, manufacture`,
      parts.rule,
      core.embodiedGramsPerHour,
      by[0],
      gib.embodiedGramsPerHour,
      by[1],
    ),
    grade: 'C',
    derivedBy: parts.rule,
  }
}

/**
 * The machine that a derivation describes, marked with its rule. Grade B where a sibling with a known CPU was
 * only scaled, else C.
 */
export function derivedMachine(id: string, kind: Kind, derivation: Derivation): Machine {
  if (derivation.from === 'parts') return ofParts(id, kind, derivation)
  const { row, rule } = derivation
  const watts = scaledWatts(row, derivation.vcpu, derivation.memoryGib)
  return machineOfRow(row, id, watts, { rule, grade: row.text('grade') === 'A' ? 'B' : 'C' })
}
