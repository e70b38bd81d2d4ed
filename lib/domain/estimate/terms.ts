import { machineName } from '../classify/machine-name.ts'
import type { UsageModel } from '../classify/usage-rule.ts'
import type { FactorSet } from '../factors/factor-set.ts'
import type { Figure } from '../factors/figure.ts'
import type { Grade, Machine } from '../factors/machine.ts'
import { isVcpuCount } from '../factors/vcpu-count.ts'
import type { UnitMeaning } from '../units/unit-meaning.ts'
import type { Kind } from '../usage/kind.ts'
import type { Term } from './coefficient.ts'
import { type TermFormula, type TermNumbers, termNumbers } from './term-formula.ts'

export type Terms =
  | { readonly ok: true; readonly terms: readonly Term[]; readonly grade: Grade; readonly note: string }
  | { readonly ok: false; readonly reason: string }

type Load = 'assumed' | 'idle' | 'dynamic-only'

/** A term with its numbers worked out. */
export const termOf = (term: Omit<Term, keyof TermNumbers>): Term => ({
  ...term,
  ...termNumbers(term.formula, term.amount, term.figures),
})

const MACHINE_FORMULAS: Readonly<Record<Load, TermFormula>> = {
  assumed: 'machine',
  idle: 'machine-idle',
  'dynamic-only': 'machine-dynamic',
}

function machineTerm(machine: Machine, what: string, hours: number, load: Load, set: FactorSet): Term {
  const figures = [machine.idleWatts, machine.maxWatts, machine.embodiedGramsPerHour]
  return termOf({
    what,
    amount: hours,
    amountUnit: 'hours',
    formula: MACHINE_FORMULAS[load],
    figures: load === 'assumed' ? [...figures, set.utilisation] : figures,
    pueApplies: true,
  })
}

const storageTerm = (disk: Machine, tbHours: number, copies: Figure): Term =>
  termOf({
    what: disk.id,
    amount: tbHours,
    amountUnit: 'TB-hours',
    formula: 'storage',
    figures: [disk.idleWatts, disk.embodiedGramsPerHour, copies],
    pueApplies: true,
  })

const hoursOf = (unit: UnitMeaning): number | undefined => {
  if (unit.dimension === 'time') return unit.hours
  return unit.dimension === 'data-time' ? unit.gbHours + unit.byteHours / 2 ** 30 : undefined
}

const gbOf = (unit: UnitMeaning, set: FactorSet): number | undefined =>
  unit.dimension === 'data' ? unit.gb + unit.bytes / set.bytesPerGb : undefined

const tbHoursOf = (unit: UnitMeaning, set: FactorSet, gbPerUnit?: number): number | undefined => {
  if (gbPerUnit !== undefined) return unit.dimension === 'time' ? (unit.hours * gbPerUnit) / 1000 : undefined
  return unit.dimension === 'data-time' ? unit.gbHours / 1000 + unit.byteHours / set.bytesPerTb : undefined
}

const wrongUnit = (kind: Kind, wanted: string): Terms => ({
  ok: false,
  reason: `unit "${kind.unit}" is not ${wanted}`,
})

const WORSE: Readonly<Record<Grade, number>> = { A: 0, B: 1, C: 2, D: 3 }
export const worstGrade = (a: Grade, b: Grade): Grade => (WORSE[a] >= WORSE[b] ? a : b)

function namedMachine(
  kind: Kind,
  hours: number,
  model: UsageModel & { as: 'machine' },
  set: FactorSet,
): Terms {
  const name = machineName(kind)
  const machine = set.machine(kind, name)
  if (machine) {
    const what = model.count === 1 ? machine.id : `${machine.id}, ${model.count} machines`
    const term = machineTerm(machine, what, hours * model.count, model.load, set)
    return { ok: true, terms: [term], grade: machine.grade, note: machine.derivedBy ?? '' }
  }
  if (kind.vcpu === null || !isVcpuCount(kind.vcpu))
    return { ok: false, reason: `instance type ${name || 'not named'} is not known` }
  const vcpu = set.vcpu(kind, 'x86')
  const what = `${kind.vcpu} vCPU of an unknown type`
  const term = machineTerm(vcpu, what, hours * kind.vcpu * model.count, model.load, set)
  return { ok: true, terms: [term], grade: 'C', note: `${name || 'type not named'}: provider mean per vCPU` }
}

function slice(kind: Kind, hours: number, model: UsageModel & { as: 'slice' }, set: FactorSet): Terms {
  const vcpu = set.vcpu(kind, model.architecture)
  const memory = set.memory(kind)
  const terms = [
    ...(model.vcpu > 0 ? [machineTerm(vcpu, vcpu.id, hours * model.vcpu, model.load, set)] : []),
    ...(model.memoryGib > 0 ? [machineTerm(memory, memory.id, hours * model.memoryGib, 'idle', set)] : []),
  ]
  return { ok: true, terms, grade: model.vcpu > 0 ? vcpu.grade : memory.grade, note: '' }
}

function network(gb: number, path: UsageModel & { as: 'network' }, set: FactorSet): Term {
  const figure = set.network(path.path)
  return termOf({
    what: figure.id,
    amount: gb * path.share,
    amountUnit: 'GB',
    formula: 'network',
    figures: [figure],
    pueApplies: set.pueAppliesTo.includes(path.path),
  })
}

/** The physical parts of one raw unit of a kind, before PUE, or the reason why there are none. */
export function termsOf(kind: Kind, model: UsageModel, unit: UnitMeaning, set: FactorSet): Terms {
  switch (model.as) {
    case 'machine':
    case 'slice':
    case 'gpu': {
      const hours = hoursOf(unit)
      if (hours === undefined) return wrongUnit(kind, 'a time')
      if (model.as === 'machine') return namedMachine(kind, hours, model, set)
      if (model.as === 'slice') return slice(kind, hours, model, set)
      const gpu = set.gpu(kind, model.accelerator)
      if (!gpu) return { ok: false, reason: `accelerator ${model.accelerator} is not known` }
      const term = machineTerm(gpu, gpu.id, hours * model.count, 'assumed', set)
      return { ok: true, terms: [term], grade: gpu.grade, note: '' }
    }
    case 'storage': {
      const tbHours = tbHoursOf(unit, set, model.gbPerUnit)
      if (tbHours === undefined) return wrongUnit(kind, 'an amount stored over time')
      const disk = set.storage(kind, model.medium)
      return { ok: true, terms: [storageTerm(disk, tbHours, model.copies)], grade: disk.grade, note: '' }
    }
    case 'network': {
      const gb = gbOf(unit, set)
      return gb === undefined
        ? wrongUnit(kind, 'an amount of data')
        : { ok: true, terms: [network(gb, model, set)], grade: 'B', note: '' }
    }
    case 'log-ingest': {
      const gb = gbOf(unit, set)
      if (gb === undefined) return wrongUnit(kind, 'an amount of data')
      const disk = set.storage(kind, 'hdd')
      const carried = network(gb, { as: 'network', path: 'intra-region', share: 1 }, set)
      const kept = storageTerm(disk, (gb / 1000) * model.keptDays * 24, model.copies)
      return { ok: true, terms: [carried, kept], grade: 'C', note: `kept for ${model.keptDays} days assumed` }
    }
    case 'spend':
    case 'none':
      return { ok: false, reason: model.as === 'none' ? model.reason : 'no physical model for this service' }
  }
}
