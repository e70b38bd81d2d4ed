import type { Kind } from '../usage/kind.ts'

const AWS_TYPE =
  /\b(?:(?:db|cache|dms|ml|mq|kafka|dax|stream)\.)?([a-z][a-z0-9]*(?:-[a-z0-9]+)*\.(?:nano|micro|small|medium|(?:\d+)?x?large|metal)(?:-[a-z0-9]+)*)\b/i

const MANAGED_PREFIX = /^(?:db|cache|dms|ml|mq|kafka|dax|stream)\./i
const MANAGED_SUFFIX = /\.(?:search|elasticsearch)$/i

/** `db.r5.large` → `r5.large`, `m5.large.search` → `m5.large`: a managed node is the machine it runs on. */
const underlying = (type: string): string => type.replace(MANAGED_PREFIX, '').replace(MANAGED_SUFFIX, '')

/**
 * The instance type that a line names: in its own column, after the colon of an AWS usage type, in a
 * description, or, on Azure, as the meter itself. `''` where it names none.
 */
export function machineName(kind: Kind): string {
  if (kind.instanceType !== '') return underlying(kind.instanceType)
  if (kind.provider === 'Microsoft') return kind.usageType
  const afterColon = kind.provider === 'AWS' ? kind.usageType.split(':').at(1) : undefined
  const named =
    AWS_TYPE.exec(afterColon ?? kind.usageType)?.[0] ?? (afterColon?.includes('.') ? afterColon : '')
  return underlying(named)
}
