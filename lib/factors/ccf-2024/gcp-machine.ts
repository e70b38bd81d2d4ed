import type { Machine } from '#lib/domain/factors/machine.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import { rowsOf } from '../shared/table.ts'
import { machineOf } from './machine-of.ts'
import { processorLists } from './processor-list.ts'
import { embodiedGramsPerHour } from './server-share.ts'
import machines from './tables/gcp-machines.json' with { type: 'json' }
import processors from './tables/gcp-processors.json' with { type: 'json' }
import { wordList } from './words.ts'

interface GoogleType {
  readonly vcpu: number
  /** gCO2e per vCPU and hour. */
  readonly embodiedPerVcpu: number
}

const ROWS = rowsOf(machines)
const LARGEST_VCPU = new Map(ROWS.map((row) => [row.text('family'), row.number('vcpu')]))
const TYPES: ReadonlyMap<string, GoogleType> = new Map(
  ROWS.map((row) => {
    const vcpu = row.number('vcpu')
    const largest = LARGEST_VCPU.get(row.text('family')) ?? vcpu
    const embodiedPerVcpu = embodiedGramsPerHour(row.number('serverEmbodiedTonnes'), 1, largest)
    return [row.text('type'), { vcpu, embodiedPerVcpu }]
  }),
)
const processorsOfFamily = processorLists(processors, 'family')
const SHARED_CORE = rowsOf(processors)
  .map((row) => row.text('family'))
  .filter((name) => name.includes('-'))
const GPU_NAMES = wordList('Google Cloud', 'GPU_NAMES')

/** vCPUs of the node that CCF sets behind one cluster of Google Kubernetes Engine. */
export const VCPU_PER_CLUSTER = 3

const isCluster = (kind: Kind): boolean => kind.usageType.includes('Kubernetes Clusters')
const isComposer = (kind: Kind): boolean => /Cloud Composer (Compute CPUs|vCPU|SQL vCPU)/.test(kind.usageType)

/** Clusters and Composer name no machine: CCF takes the default node. */
const typeOf = (kind: Kind): string => (isCluster(kind) || isComposer(kind) ? 'e2-medium' : kind.instanceType)

/** `n2d-standard-4` → the processors of n2d; shared cores by their own name. */
function processorsOf(type: string): readonly string[] {
  const shared = SHARED_CORE.find((name) => type.includes(name))
  return processorsOfFamily(shared ?? type.split('-', 1)[0]?.toLowerCase() ?? '')
}

/** One vCPU of the machine type that the line names, or of none. CCF adds memory only on its own lines. */
export function gcpVcpu(kind: Kind): Machine {
  const type = typeOf(kind)
  const embodied = TYPES.get(type)?.embodiedPerVcpu ?? 0
  return machineOf({
    id: `vCPU, Google Cloud, ${type || 'no machine type'}`,
    provider: 'Google Cloud',
    vcpu: 1,
    processors: processorsOf(type),
    memoryGb: 0,
    gpus: undefined,
    embodiedGramsPerHour: isCluster(kind) ? embodied / VCPU_PER_CLUSTER : embodied,
  })
}

/** A whole Google machine: its vCPUs. */
export function gcpMachine(instanceType: string): Machine | undefined {
  const type = TYPES.get(instanceType)
  return (
    type &&
    machineOf({
      id: instanceType,
      provider: 'Google Cloud',
      vcpu: type.vcpu,
      processors: processorsOf(instanceType),
      memoryGb: 0,
      gpus: undefined,
      embodiedGramsPerHour: type.embodiedPerVcpu * type.vcpu,
    })
  )
}

/** A GPU by the name it has in CCF's tables, or the mean of them all; manufacture as of one vCPU of the host. */
export function gcpGpu(kind: Kind, accelerator: string): Machine {
  const listed = GPU_NAMES.includes(accelerator)
  return machineOf({
    id: listed ? accelerator : 'GPU, mean of six models',
    provider: 'Google Cloud',
    vcpu: 0,
    processors: [],
    memoryGb: 0,
    gpus: { count: 1, processors: listed ? [accelerator] : GPU_NAMES },
    embodiedGramsPerHour: TYPES.get(kind.instanceType)?.embodiedPerVcpu ?? 0,
  })
}
