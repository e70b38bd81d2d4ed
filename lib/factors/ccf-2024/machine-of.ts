import type { Machine } from '#lib/domain/factors/machine.ts'
import { ccfFigure } from './ccf-figure.ts'
import { coefficientValue } from './coefficient-value.ts'
import { processorPower } from './processor-power.ts'

/** What CCF knows of a machine, or of a slice of one. */
export interface MachineParts {
  readonly id: string
  readonly provider: string
  readonly vcpu: number
  readonly processors: readonly string[]
  /** GB above what the CPU watts include. */
  readonly memoryGb: number
  readonly gpus: { readonly count: number; readonly processors: readonly string[] } | undefined
  readonly embodiedGramsPerHour: number
}

/** Power and manufacture of a machine from its parts, per hour, before PUE. */
export function machineOf(parts: MachineParts): Machine {
  const cpu = processorPower(parts.provider, parts.processors)
  const gpu = processorPower(parts.provider, parts.gpus?.processors ?? [])
  const gpus = parts.gpus?.count ?? 0
  const memoryWatts = parts.memoryGb * coefficientValue('memory') * 1000
  const known = (parts.vcpu === 0 || cpu.known) && (gpus === 0 || gpu.known)
  const names = [...parts.processors, ...(parts.gpus?.processors ?? [])]
  const basis = known
    ? `mean of ${names.join(', ')}`
    : `mean of the provider's processors: CCF has no figure for ${names.join(', ')}`
  const watts = (load: string, vcpuWatts: number, gpuWatts: number) =>
    ccfFigure(
      `power at ${load} load, ${parts.id}`,
      'W',
      parts.vcpu * vcpuWatts + gpus * gpuWatts + memoryWatts,
      basis,
      2023,
    )
  return {
    id: parts.id,
    idleWatts: watts('0 %', cpu.idleWatts, gpu.idleWatts),
    maxWatts: watts('100 %', cpu.maxWatts, gpu.maxWatts),
    embodiedGramsPerHour: ccfFigure(
      `manufacture, ${parts.id}`,
      'gCO2e/h',
      parts.embodiedGramsPerHour,
      parts.embodiedGramsPerHour > 0 ? 'share of the server by vCPU over four years' : 'CCF gives none',
      2023,
    ),
    grade: known ? (names.length - (gpus > 0 && parts.vcpu > 0 ? 1 : 0) > 1 ? 'B' : 'A') : 'C',
    ...(known ? {} : { derivedBy: `${parts.id}: no power figure for its processor, mean of the provider` }),
  }
}
