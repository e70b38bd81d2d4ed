import type { CpuArchitecture, Machine } from '#lib/domain/factors/machine.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import { rowsOf, type Table } from '../shared/table.ts'
import { type AwsTypeName, awsTypeName } from './aws-type-name.ts'
import { coefficientValue } from './coefficient-value.ts'
import { machineOf } from './machine-of.ts'
import { processorLists } from './processor-list.ts'
import { processorPower } from './processor-power.ts'
import { embodiedGramsPerHour, memoryAboveServersGb } from './server-share.ts'
import burstable from './tables/aws-burstable.json' with { type: 'json' }
import gpus from './tables/aws-gpus.json' with { type: 'json' }
import highMemory from './tables/aws-high-memory.json' with { type: 'json' }
import instances from './tables/aws-instances.json' with { type: 'json' }
import brokers from './tables/aws-kafka-brokers.json' with { type: 'json' }
import processors from './tables/aws-processors.json' with { type: 'json' }
import redshiftNodes from './tables/aws-redshift-nodes.json' with { type: 'json' }

interface Size {
  readonly vcpu: number
  readonly memoryGb: number
  readonly serverTonnes: number
}
type Families = ReadonlyMap<string, ReadonlyMap<string, Size>>

function familiesOf(table: Table, hasEmbodied = true): Families {
  const families = new Map<string, Map<string, Size>>()
  for (const row of rowsOf(table)) {
    const family = row.text('family')
    const sizes = families.get(family) ?? new Map<string, Size>()
    sizes.set(row.text('size'), {
      vcpu: row.number('vcpu'),
      memoryGb: row.number('memoryGb'),
      serverTonnes: hasEmbodied ? row.number('serverEmbodiedTonnes') : 0,
    })
    families.set(family, sizes)
  }
  return families
}

const numbersOf = (table: Table, column: string): ReadonlyMap<string, number> =>
  new Map(rowsOf(table).map((row) => [row.text('type'), row.number(column)]))

const EC2 = familiesOf(instances)
const HIGH_MEMORY = familiesOf(highMemory)
const REDSHIFT = familiesOf(redshiftNodes, false)
const KAFKA_VCPU = numbersOf(brokers, 'vcpu')
const BASELINE_PERCENT = numbersOf(burstable, 'baselinePercent')
const GPU_COUNT = numbersOf(gpus, 'count')
const GPU_MODEL = new Map(rowsOf(gpus).map((row) => [row.text('type'), row.text('model')]))
const processorsOf = processorLists(processors, 'type')

/** Families whose servers have two chips although their vCPUs would fit one. */
const TWO_CHIPS = new Set(['m5zn', 'z1d'])

const sizeIn = (families: Families, family = '', size = ''): Size | undefined =>
  families.get(family)?.get(size)

const largestOf = (sizes: ReadonlyMap<string, Size> | undefined): Size | undefined =>
  sizes && [...sizes.values()].at(-1)

/** The first two parts of a name: `t3.small.search` → `t3.small`. */
const plain = (name: string): string => name.split('.', 2).join('.')

function vcpuInTables(kind: Kind, name: AwsTypeName): number | undefined {
  const type = plain(name.bare)
  if (kind.usageType.includes('Kafka')) return KAFKA_VCPU.get(type)
  const [family, size] = type.split('.')
  if (kind.serviceCode === 'AmazonRedshift') return sizeIn(REDSHIFT, family, size)?.vcpu
  return (sizeIn(EC2, family, size) ?? sizeIn(HIGH_MEMORY, family, size))?.vcpu
}

/**
 * vCPUs at the assumed utilisation. Burstable types count by their baseline share of it, the others by the
 * vCPUs of the bill or, failing that, of the tables.
 */
function vcpuOf(kind: Kind, name: AwsTypeName): number | undefined {
  const inTables = vcpuInTables(kind, name)
  const baseline = BASELINE_PERCENT.get(plain(name.bare))
  if (baseline !== undefined && (name.spelledOut || !kind.vcpu)) {
    return inTables && inTables * (baseline / 100 / coefficientValue('cpuUtilisation'))
  }
  return kind.vcpu || inTables
}

function memoryGbOf(name: AwsTypeName): number {
  if (BASELINE_PERCENT.has(name.asWritten)) return 0
  const [family = '', size = ''] = name.asWritten.split('.')
  const memoryGb = (
    sizeIn(EC2, family, size) ??
    sizeIn(REDSHIFT, family, size) ??
    sizeIn(HIGH_MEMORY, family, size)
  )?.memoryGb
  const largest = largestOf(EC2.get(family) ?? REDSHIFT.get(family) ?? HIGH_MEMORY.get(family))
  if (memoryGb === undefined || !largest) return 0
  const { memoryGbPerChip } = processorPower('AWS', processorsOf(name.asWritten))
  const server = TWO_CHIPS.has(family) ? { ...largest, chips: 2 } : largest
  return memoryAboveServersGb(memoryGb, server, memoryGbPerChip)
}

function embodiedOf(name: AwsTypeName): number {
  const [family = '', size = ''] = name.asWritten.split('.').slice(-2)
  const type = sizeIn(EC2, family, size) ?? sizeIn(HIGH_MEMORY, family, size)
  const largest = largestOf(EC2.get(family) ?? HIGH_MEMORY.get(family))
  return type && largest ? embodiedGramsPerHour(type.serverTonnes, type.vcpu, largest.vcpu) : 0
}

function gpusOf(name: AwsTypeName): { count: number; processors: readonly string[] } | undefined {
  const count = GPU_COUNT.get(name.bare)
  const model = GPU_MODEL.get(name.asWritten) ?? 'Unknown'
  return count === undefined ? undefined : { count, processors: [model] }
}

/** An EC2 instance or a managed node that runs on one; undefined where neither bill nor tables give vCPUs. */
export function awsMachine(kind: Kind, instanceType: string): Machine | undefined {
  const name = awsTypeName(kind, instanceType)
  const vcpu = vcpuOf(kind, name)
  if (vcpu === undefined) return undefined
  return machineOf({
    id: name.bare,
    provider: 'AWS',
    vcpu,
    processors: processorsOf(name.asWritten),
    memoryGb: memoryGbOf(name),
    gpus: gpusOf(name),
    embodiedGramsPerHour: embodiedOf(name),
  })
}

/** One AWS vCPU of no particular machine; ARM stands for Graviton2. */
export function awsVcpu(kind: Kind, architecture: CpuArchitecture): Machine {
  return machineOf({
    id: `vCPU, AWS, ${architecture}`,
    provider: 'AWS',
    vcpu: 1,
    processors: architecture === 'arm' ? ['AWS Graviton2'] : processorsOf(awsTypeName(kind, '').asWritten),
    memoryGb: 0,
    gpus: undefined,
    embodiedGramsPerHour: 0,
  })
}
