import type { Kind } from '#lib/domain/usage/kind.ts'
import type { Row } from '../../shared/table.ts'
import { type Derivation, nearestSize } from './derivation.ts'
import { instanceRow, spelling, typesLike } from './instance-row.ts'

const FAMILY = /^(?<letters>[a-z]+)(?<generation>\d+)(?<options>[a-z]*)(?<rest>-[a-z0-9-]+)?$/
const GIB_PER_VCPU: Readonly<Record<string, number>> = {
  c: 2,
  m: 4,
  t: 4,
  r: 8,
  x: 16,
  z: 8,
  i: 8,
  d: 8,
  h: 4,
}
const SMALL: Readonly<Record<string, number>> = {
  nano: 2,
  micro: 2,
  small: 2,
  medium: 2,
  large: 2,
  xlarge: 4,
  xlplus: 4,
}

/** `large` 2, `xlarge` 4, `Nxlarge` and `metal-Nxl` 4N vCPU. */
const sizeVcpu = (size: string): number | undefined => {
  const times = /^(?:metal-)?(\d+)(?:xlarge|xl)$/.exec(size)?.[1]
  return times === undefined ? SMALL[size] : 4 * Number(times)
}

const rowsOfFamily = (family: string): readonly Row[] =>
  typesLike('aws', new RegExp(`^${family}\\.`))
    .map((name) => instanceRow('aws', name))
    .filter((row) => row !== undefined)

/**
 * The families whose figures a family may borrow, nearest first: without `-flex`, without the options that
 * change disks or network, then earlier and later generations of the same processor maker.
 */
function relatives(family: string): readonly string[] {
  const parts = FAMILY.exec(family)?.groups
  if (!parts) return []
  const { letters = '', options = '' } = parts
  const generation = Number(parts.generation)
  const maker = /[aig]/.exec(options)?.[0] ?? ''
  const generations = [1, 2, 3, 4, 5].flatMap((step) => [generation - step, generation + step])
  return [
    family,
    `${letters}${generation}${options}`,
    `${letters}${generation}${maker}`,
    ...generations.filter((each) => each > 0).map((each) => `${letters}${each}${maker}`),
  ]
}

const largest = (rows: readonly Row[]): Row | undefined =>
  [...rows].sort((a, b) => b.number('vcpu') - a.number('vcpu'))[0]

/**
 * An EC2 type that the table does not name, from its family, generation and size: another size of the family,
 * else of the nearest related family, scaled by vCPU; else, in the general families, the provider's mean per
 * vCPU with the family's memory. `m5` alone is a dedicated host: the largest size of the family.
 */
export function deriveAws(kind: Kind, name: string): Derivation | undefined {
  const [family = '', size = ''] = spelling(name).split('.')
  const parts = FAMILY.exec(family)?.groups
  if (!parts) return undefined
  for (const relative of relatives(family)) {
    const rows = rowsOfFamily(relative)
    const wholeHost = size === '' || size === 'metal' ? largest(rows) : undefined
    const vcpu = kind.vcpu ?? sizeVcpu(size) ?? wholeHost?.number('vcpu')
    if (rows.length === 0 || vcpu === undefined) continue
    const row = wholeHost ?? nearestSize(rows, vcpu)
    if (!row) continue
    return {
      from: 'sibling',
      row,
      vcpu,
      ...(kind.memoryGib === null ? {} : { memoryGib: kind.memoryGib }),
      rule: `derived from ${row.text('instance_type')}, scaled to ${vcpu} vCPU`,
    }
  }
  const gibPerVcpu = GIB_PER_VCPU[parts.letters ?? '']
  const vcpu = kind.vcpu ?? sizeVcpu(size)
  if (gibPerVcpu === undefined || vcpu === undefined) return undefined
  const memoryGib = kind.memoryGib ?? vcpu * gibPerVcpu
  return {
    from: 'parts',
    vcpu,
    memoryGib,
    architecture: parts.options?.includes('g') ? 'arm' : 'x86',
    rule: `derived from the mean AWS vCPU: ${vcpu} vCPU, ${memoryGib} GiB`,
  }
}
