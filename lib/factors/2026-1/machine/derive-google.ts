import type { Kind } from '#lib/domain/usage/kind.ts'
import type { Row } from '../../shared/table.ts'
import { type Derivation, nearestSize } from './derivation.ts'
import { instanceRow, spelling, typesLike } from './instance-row.ts'

const CUSTOM = /^(?:db-)?(?:(?<series>[a-z]\d[a-z]?)-)?custom-(?<vcpu>\d+)-(?<mib>\d+)(?:-ext)?$/
const PREDEFINED = /^(?<series>[a-z]\d[a-z]?)-(?<shape>[a-z]+)-(?<vcpu>\d+)(?:-.+)?$/

const rowsLike = (series: string, shape: string): readonly Row[] =>
  typesLike('gcp', new RegExp(`^${series}-${shape}-\\d+$`))
    .map((name) => instanceRow('gcp', name))
    .filter((row) => row !== undefined)

/**
 * A Google type that the table does not name: a custom type has the CPU of its series (`n1` where it names
 * none) and the memory in its name (MiB); another size of a known shape is scaled by vCPU.
 */
export function deriveGoogle(kind: Kind, name: string): Derivation | undefined {
  const custom = CUSTOM.exec(spelling(name))?.groups
  if (custom) {
    const vcpu = Number(custom.vcpu)
    const row = nearestSize(rowsLike(custom.series ?? 'n1', 'standard'), vcpu)
    if (!row) return undefined
    const memoryGib = Number(custom.mib) / 1024
    const rule = `custom type: CPU of ${row.text('instance_type')}, ${vcpu} vCPU, ${memoryGib} GiB`
    return { from: 'sibling', row, vcpu, memoryGib, rule }
  }
  const parts = PREDEFINED.exec(spelling(name))?.groups
  if (!parts) return undefined
  const vcpu = kind.vcpu ?? Number(parts.vcpu)
  const memory = kind.memoryGib === null ? {} : { memoryGib: kind.memoryGib }
  const row =
    nearestSize(rowsLike(parts.series ?? '', parts.shape ?? ''), vcpu) ??
    nearestSize(rowsLike(parts.series ?? '', 'standard'), vcpu)
  if (!row) return undefined
  return {
    from: 'sibling',
    row,
    vcpu,
    ...memory,
    rule: `derived from ${row.text('instance_type')}, scaled to ${vcpu} vCPU`,
  }
}
