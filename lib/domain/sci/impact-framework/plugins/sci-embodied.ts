import { requireNumber, requireText } from '../checks.ts'
import { numberIn } from '../expressions/expression.ts'
import type { Metadata } from '../manifest.ts'
import { numeric, type Plugin } from '../plugin.ts'

const COPY = { time: 'copy', component: 'copy' } as const
const INPUTS: Metadata = {
  vCPUs: COPY,
  memory: COPY,
  ssd: COPY,
  hdd: COPY,
  gpu: COPY,
  'usage-ratio': COPY,
  time: COPY,
}

/** Grams, seconds and gigabytes that Impact Framework 1.1.0 takes where the config names none. */
const DEFAULTS = {
  'baseline-vcpus': 1,
  'baseline-memory': 16,
  'baseline-emissions': 1_000_000,
  lifespan: 126_144_000,
  'vcpu-emissions-constant': 100_000,
  'memory-emissions-constant': 533 / 384,
  'ssd-emissions-constant': 50_000,
  'hdd-emissions-constant': 100_000,
  'gpu-emissions-constant': 150_000,
} as const

/** What Impact Framework 1.1.0 takes where a row says nothing of its machine, and the bound it sets. */
const ROW_DEFAULTS = [
  { name: 'vCPUs', value: 1, zero: false },
  { name: 'memory', value: 16, zero: false },
  { name: 'ssd', value: 0, zero: true },
  { name: 'hdd', value: 0, zero: true },
  { name: 'gpu', value: 0, zero: true },
  { name: 'usage-ratio', value: 1, zero: false },
] as const

/** The embodied share of a baseline server with what is added to it, in g: total × usage-ratio × time / lifespan. */
export const sciEmbodied: Plugin = {
  inputs: INPUTS,
  outputs: { 'embodied-carbon': { time: 'sum', component: 'sum' } },
  expressions: Object.keys(DEFAULTS),
  config: (config) => {
    const numbers = Object.entries(DEFAULTS).map(([name, preset]) => {
      const given = numberIn(name, config[name])
      const bound = name === 'lifespan' ? { moreThan: 0 } : { atLeast: 0 }
      return [name, given === undefined ? preset : requireNumber(name, given, false, bound)]
    })
    const output =
      config['output-parameter'] === undefined
        ? {}
        : { 'output-parameter': requireText(config, 'output-parameter', false) }
    return { ...Object.fromEntries(numbers), ...output }
  },
  input: (row, _config, index, run) => {
    const undefinedAllowed = run.definition === 'correct'
    requireNumber('duration', row.duration, undefinedAllowed, { moreThan: 0, index })
    const given = ROW_DEFAULTS.map(({ name, value, zero }) => {
      const bound = zero ? { atLeast: 0, index } : { moreThan: 0, index }
      return [name, row[name] === undefined ? value : requireNumber(name, row[name], undefinedAllowed, bound)]
    })
    if (row.time !== undefined) requireNumber('time', row.time, undefinedAllowed, { moreThan: 0, index })
    return Object.fromEntries(given)
  },
  execute: (rows, configOf) =>
    rows.map((row, index) => {
      const config = configOf(index)
      const of = (name: keyof typeof DEFAULTS) => numeric(config[name])
      const vcpus = (numeric(row.vCPUs) - of('baseline-vcpus')) * of('vcpu-emissions-constant')
      const perGb = (of('memory-emissions-constant') * of('baseline-memory')) / 16
      const memory = (numeric(row.memory) - of('baseline-memory')) * perGb * 1000
      const hdd = numeric(row.hdd) * of('hdd-emissions-constant')
      const gpu = numeric(row.gpu) * of('gpu-emissions-constant')
      const ssd = numeric(row.ssd) * of('ssd-emissions-constant')
      const total = of('baseline-emissions') + vcpus + memory + ssd + hdd + gpu
      const seconds = numeric(row.time || row.duration)
      const output = String(config['output-parameter'] || 'embodied-carbon')
      return { ...row, [output]: total * numeric(row['usage-ratio']) * (seconds / of('lifespan')) }
    }),
}
