import type { CpuArchitecture, Machine } from '#lib/domain/factors/factor-set.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import { type AwsTypeName, awsTypeName } from './aws-type-name.ts'
import { coefficientValue } from './coefficient-value.ts'
import { machineOf } from './machine-of.ts'
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
type SizeRow = readonly [family: string, size: string, vcpu: number, memoryGb: number, tonnes?: number]

function familiesOf(table: { readonly rows: readonly unknown[] }): Families {
  const families = new Map<string, Map<string, Size>>()
  for (const [family, size, vcpu, memoryGb, serverTonnes = 0] of table.rows as readonly SizeRow[]) {
    const sizes = families.get(family) ?? new Map<string, Size>()
    families.set(family, sizes.set(size, { vcpu, memoryGb, serverTonnes }))
  }
  return families
}

const mapOf = <T>(table: { readonly rows: readonly unknown[] }): ReadonlyMap<string, T> =>
  new Map(table.rows as readonly (readonly [string, T])[])

const EC2 = familiesOf(instances)
const HIGH_MEMORY = familiesOf(highMemory)
const REDSHIFT = familiesOf(redshiftNodes)
const KAFKA = mapOf<number>(brokers)
const BASELINE_PERCENT = mapOf<number>(burstable)
const PROCESSORS = mapOf<readonly string[]>(processors)
const GPUS = new Map(
  (gpus.rows as unknown as readonly [string, number, string][]).map(([type, count, model]) => [
    type,
    { count, model },
  ]),
)

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
  if (kind.usageType.includes('Kafka')) return KAFKA.get(type)
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
  const { memoryGbPerChip } = processorPower('AWS', PROCESSORS.get(name.asWritten) ?? [])
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
  const count = GPUS.get(name.bare)?.count
  const model = GPUS.get(name.asWritten)?.model ?? 'Unknown'
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
    processors: PROCESSORS.get(name.asWritten) ?? ['Unknown'],
    memoryGb: memoryGbOf(name),
    gpus: gpusOf(name),
    embodiedGramsPerHour: embodiedOf(name),
  })
}

/** One AWS vCPU of no particular machine; ARM stands for Graviton2. */
export function awsVcpu(kind: Kind, architecture: CpuArchitecture): Machine {
  const listed = PROCESSORS.get(awsTypeName(kind, '').asWritten)
  return machineOf({
    id: `vCPU, AWS, ${architecture}`,
    provider: 'AWS',
    vcpu: 1,
    processors: architecture === 'arm' ? ['AWS Graviton2'] : (listed ?? ['Unknown']),
    memoryGb: 0,
    gpus: undefined,
    embodiedGramsPerHour: 0,
  })
}
