import type { Kind } from '#lib/domain/usage/kind.ts'
import type { Row } from '../../shared/table.ts'
import { type Derivation, nearestSize } from './derivation.ts'
import { instanceRow, spelling, typesLike } from './instance-row.ts'

const SIZE =
  /^(?<series>[a-z]+)(?<vcpu>\d+)(?:-\d+)?(?<options>[a-z]*)(?<accelerator>(?:_[a-z]+\d+[a-z]*)*?)(?:_v(?<version>\d+))?$/
const GIB_PER_VCPU: Readonly<Record<string, number>> = { d: 4, b: 4, e: 8, f: 2, l: 8, dc: 4, ec: 8 }

/**
 * The names in a meter that could be a size: `D2 v3/D2s v3` and `Virtual Machines Dv2/DSv2 Series - D11 v2/DS11 v2
 * - US East 2` hold several, a low-priority or spot meter has a suffix.
 */
export const azureNames = (meter: string): readonly string[] =>
  meter
    .split(/ - |\//)
    .map((part) => part.replace(/\s+(?:low priority|spot|instance|vm)$/i, '').trim())
    .filter(Boolean)

const rowsLike = (series: string, options: string, accelerator: string, version: number): readonly Row[] => {
  const suffix = version > 1 ? `_v${version}` : '(?:_v1)?'
  return typesLike('azure', new RegExp(`^${series}\\d+${options}${accelerator}${suffix}$`))
    .map((name) => instanceRow('azure', name))
    .filter((row) => row !== undefined)
}

/**
 * An Azure size that the table does not name: another size of the same series, options and version, then of
 * earlier and later versions, then without options; scaled by vCPU. Else, in the general series, the provider's
 * mean per vCPU with the GiB per vCPU of the series (D 4, Dl 2, E 8, F 2, L 8).
 */
export function deriveAzure(kind: Kind, name: string): Derivation | undefined {
  const parts = SIZE.exec(spelling(name))?.groups
  if (!parts) return undefined
  const { series = '', options = '', accelerator = '' } = parts
  const vcpu = kind.vcpu ?? Number(parts.vcpu)
  const version = Number(parts.version ?? 1)
  const versions = [version, ...[1, 2, 3, 4].flatMap((step) => [version - step, version + step])]
  const memory = kind.memoryGib === null ? {} : { memoryGib: kind.memoryGib }
  for (const ofOptions of new Set([options, options.replace(/[^apl]/g, '')])) {
    for (const each of versions.filter((one) => one > 0)) {
      const row = nearestSize(rowsLike(series, ofOptions, accelerator, each), vcpu)
      if (!row) continue
      const rule = `derived from ${row.text('instance_type')}, scaled to ${vcpu} vCPU`
      return { from: 'sibling', row, vcpu, ...memory, rule }
    }
  }
  const gibPerVcpu = options.includes('l') && series === 'd' ? 2 : GIB_PER_VCPU[series]
  if (gibPerVcpu === undefined || parts.version === undefined) return undefined
  const memoryGib = kind.memoryGib ?? vcpu * gibPerVcpu
  return {
    from: 'parts',
    vcpu,
    memoryGib,
    architecture: options.includes('p') ? 'arm' : 'x86',
    rule: `derived from the mean Azure vCPU: ${vcpu} vCPU, ${memoryGib} GiB`,
  }
}
