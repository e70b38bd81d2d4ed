import type { Machine } from '#lib/domain/factors/machine.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import { rowsOf } from '../shared/table.ts'
import { machineOf } from './machine-of.ts'
import { processorLists } from './processor-list.ts'
import { processorPower } from './processor-power.ts'
import { embodiedGramsPerHour, memoryAboveServersGb } from './server-share.ts'
import constrainedSizes from './tables/azure-constrained-sizes.json' with { type: 'json' }
import gpus from './tables/azure-gpus.json' with { type: 'json' }
import otherMeters from './tables/azure-other-meters.json' with { type: 'json' }
import processors from './tables/azure-processors.json' with { type: 'json' }
import sizes from './tables/azure-sizes.json' with { type: 'json' }
import { wholeWords } from './words.ts'

interface Size {
  readonly vcpu: number
  readonly memoryGb: number
  readonly serverTonnes: number
  readonly series: string
}

const SIZES = new Map<string, Size>()
const LARGEST = new Map<string, Size>()
for (const row of rowsOf(sizes)) {
  const size = {
    vcpu: row.number('vcpu'),
    memoryGb: row.number('memoryGb'),
    serverTonnes: row.maybe('serverEmbodiedTonnes') ?? 0,
    series: row.text('series'),
  }
  SIZES.set(row.text('size'), size)
  LARGEST.set(size.series, size)
}
const CONSTRAINED = new Map(
  rowsOf(constrainedSizes).map((row) => {
    const vcpu = row.number('vcpu')
    const tonnes = row.number('serverEmbodiedTonnes')
    return [
      row.text('size'),
      { vcpu, embodied: embodiedGramsPerHour(tonnes, vcpu, row.number('largestVcpu')) },
    ]
  }),
)
const OTHER_METERS = new Map(rowsOf(otherMeters).map((row) => [row.text('meter'), row.number('vcpu')]))
const GPUS = new Map(
  rowsOf(gpus).map((row) => [row.text('size'), { count: row.number('count'), model: row.text('model') }]),
)
const processorsOf = processorLists(processors, 'size')
const NAMES_GPU = wholeWords([...GPUS.keys()])

const BY_ANY_CASE = new Map(
  [...SIZES.keys(), ...OTHER_METERS.keys(), ...CONSTRAINED.keys()].map((size) => [size.toLowerCase(), size]),
)

/** `D2 v3/D2s v3` → `D2 v3`, `D4s v3 Spot` → `D4s v3`. */
const meterSize = (meter: string): string =>
  meter.replace(/ (?:Spot|Low Priority)\b/, '').split('/', 1)[0] ?? ''

/** `Standard_D2s_v3` → `D2s v3`. */
const resourceSize = (name: string): string => name.replace(/^Standard_/, '').replaceAll('_', ' ')

/** The name that CCF's tables have for a size: bills write `DS4 v2`, the tables `Ds4 v2`. */
function listedSize(size: string): string | undefined {
  const isListed = SIZES.has(size) || OTHER_METERS.has(size) || CONSTRAINED.has(size)
  return isListed ? size : BY_ANY_CASE.get(size.toLowerCase())
}

function memoryGbOf(size: Size | undefined, names: readonly string[]): number {
  const largest = size && LARGEST.get(size.series)
  if (!largest) return 0
  return memoryAboveServersGb(size.memoryGb, largest, processorPower('Microsoft', names).memoryGbPerChip)
}

function gpusOf(size: string): { count: number; processors: readonly string[] } | undefined {
  if (!NAMES_GPU.test(size)) return undefined
  const listed = GPUS.get(size)
  return { count: listed?.count ?? 1, processors: [listed?.model ?? 'Unknown'] }
}

/** An Azure size, or a meter that names its vCPUs; undefined where CCF's tables have neither. */
export function azureMachine(kind: Kind, instanceType: string): Machine | undefined {
  const name = listedSize(meterSize(kind.usageType)) ?? listedSize(resourceSize(instanceType))
  if (name === undefined) return undefined
  const size = SIZES.get(name)
  const largest = size && LARGEST.get(size.series)
  const constrained = CONSTRAINED.get(name)
  const vcpu = size?.vcpu ?? OTHER_METERS.get(name) ?? constrained?.vcpu ?? 0
  const names = processorsOf(name)
  return machineOf({
    id: name,
    provider: 'Microsoft',
    vcpu,
    processors: names,
    memoryGb: memoryGbOf(size, names),
    gpus: gpusOf(name),
    embodiedGramsPerHour:
      size && largest
        ? embodiedGramsPerHour(size.serverTonnes, size.vcpu, largest.vcpu)
        : (constrained?.embodied ?? 0),
  })
}
