import type { Kind } from '#lib/domain/usage/kind.ts'

const NODE_PREFIX = /^(?:db|cache|dax|dms|ml|mq|KernelGateway-ml|.*Kafka)\./
const CUT_PREFIXES = ['db', 'cache', 'Kafka'] as const

/** The instance type of an AWS line, in the two readings that CCF makes of it. */
export interface AwsTypeName {
  /**
   * As the tables of processors, memory and manufacture are asked: `m5.large`, but `ml.m5.large` and
   * `m5.large.search`, which they do not know.
   */
  readonly asWritten: string
  /** Without the prefix of a managed node: `m5.large`, `m5.large.search`. */
  readonly bare: string
  /** False where the bill cuts `xlarge` to `xl`. */
  readonly spelledOut: boolean
}

const afterColon = (text: string): string => text.slice(text.lastIndexOf(':') + 1)

function read(usageType: string): AwsTypeName {
  const spelledOut = !usageType.endsWith('xl')
  const whole = spelledOut ? usageType : `${usageType}arge`
  const cut = CUT_PREFIXES.find((prefix) => usageType.includes(prefix))
  return {
    asWritten: cut ? (whole.split(`${cut}.`).at(-1) ?? '') : afterColon(whole),
    bare: afterColon(whole).replace(NODE_PREFIX, ''),
    spelledOut,
  }
}

/** Reads the type from the usage type, as CCF does, or from the instance type where that names none. */
export function awsTypeName(kind: Kind, instanceType: string): AwsTypeName {
  const name = read(kind.usageType)
  return name.bare.includes('.') || instanceType === '' ? name : read(instanceType)
}
