import type { Kind } from '../usage/kind.ts'

const AWS_TYPE =
  /\b(?:(?:db|cache|dms|ml|mq|kafka|dax|stream)\.)?([a-z][a-z0-9]*(?:-[a-z0-9]+)*\.(?:nano|micro|small|medium|(?:\d+)?x?large|metal)(?:-[a-z0-9]+)*)\b/i

/** `n1-standard-8 machine type` in a SKU. */
const GCP_TYPE = /\b[a-z]\d[a-z]?-(?:standard|highmem|highcpu|megamem|ultramem|highgpu|megagpu)-\d+\b/i

const MANAGED_PREFIX = /^(?:db|cache|dms|ml|mq|kafka|dax|stream)\./i
const MANAGED_SUFFIX = /\.(?:search|elasticsearch)$/i

/** `db.r5.large` → `r5.large`, `m5.large.search` → `m5.large`: a managed node is the machine it runs on. */
const underlying = (type: string): string => type.replace(MANAGED_PREFIX, '').replace(MANAGED_SUFFIX, '')

/**
 * The instance type that a line names: in its own column, after the colon of an AWS usage type (of a
 * dedicated host, the family), in a description, or, on Azure, as the meter itself. `''` where it names none.
 */
export function machineName(kind: Kind): string {
  if (kind.instanceType !== '') return underlying(kind.instanceType)
  if (kind.provider === 'Microsoft') return kind.usageType
  const afterColon = kind.provider === 'AWS' ? kind.usageType.split(':').at(1) : undefined
  const named = AWS_TYPE.exec(afterColon ?? kind.usageType)?.[0] ?? GCP_TYPE.exec(kind.usageType)?.[0]
  if (named) return underlying(named)
  const isMachine = afterColon?.includes('.') || kind.usageType.includes('HostUsage:')
  return isMachine ? underlying(afterColon ?? '') : ''
}
