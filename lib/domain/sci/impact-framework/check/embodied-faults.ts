import type { SciFinding } from '../../check/finding.ts'
import type { ComputedNode } from '../compute-tree.ts'
import type { Manifest, Row } from '../manifest.ts'

const isEmbodied = (name: string) => /embodied/i.test(name)
const isShare = (name: string) => /(^|[-_/])(share|usage-ratio)([-_/]|$)/i.test(name)
/** Entries by which authors state TE, EL or a share for `SciEmbodied`, which reads none of them. */
const OWN_TERMS =
  /^(device\/)?(emissions-embodied|embodied-emissions|total-embodied.*|expected-lifespan|time-reserved|resources-(reserved|total))$/

const leavesOf = (node: ComputedNode): readonly ComputedNode[] =>
  node.children ? node.children.flatMap(leavesOf) : [node]

const where = (path: string, index: number, name: string) => `tree ${path} outputs[${index}].${name}`

function sharesAboveOne(leaf: ComputedNode): readonly SciFinding[] {
  return (leaf.outputs ?? []).flatMap((row, index) =>
    Object.entries(row).flatMap(([name, value]): readonly SciFinding[] =>
      isShare(name) && typeof value === 'number' && value > 1
        ? [
            {
              class: 'embodied-omitted',
              where: where(leaf.path, index, name),
              message: `${name} is above 1: more is charged than there is.`,
              published: value,
            },
          ]
        : [],
    ),
  )
}

/** The methods that a leaf's outputs show to have run: `SciEmbodied` leaves its parameters in every row. */
const ranSciEmbodied = (rows: readonly Row[]): boolean =>
  rows.some((row) =>
    ['vCPUs', 'memory', 'ssd', 'hdd', 'gpu', 'usage-ratio'].every((name) => Object.hasOwn(row, name)),
  )

function unreadTerms(leaf: ComputedNode): readonly SciFinding[] {
  const rows = leaf.outputs ?? []
  if (!ranSciEmbodied(rows)) return []
  const names = new Set(rows.flatMap((row) => Object.keys(row)).filter((name) => OWN_TERMS.test(name)))
  if (names.size === 0) return []
  return [
    {
      class: 'embodied-omitted',
      where: `tree ${leaf.path}`,
      message: `SciEmbodied reads none of ${[...names].join(', ')}: M is that of its defaults (1,000 kg, 4 years), not of the hardware stated.`,
    },
  ]
}

/** Carbon that is an input may have M in it; carbon that is computed here of nothing embodied has not. */
const computesCarbon = (leaves: readonly ComputedNode[]): boolean =>
  leaves.some(({ inputs, outputs }) =>
    outputs?.some(
      (row, index) => Object.hasOwn(row, 'carbon') && !Object.hasOwn(inputs[index] ?? {}, 'carbon'),
    ),
  )

const MISSING =
  'an estimate of the embodied emissions of all hardware shall be included (ISO/IEC 21031:2024): M is missing from the carbon that is divided by R.'

/** M left out or 0, shares above 1, and stated hardware that `SciEmbodied` never reads. */
export function embodiedFaults({ plugins }: Manifest, tree: ComputedNode): readonly SciFinding[] {
  const leaves = leavesOf(tree)
  const rows = leaves.flatMap((leaf) => leaf.outputs ?? [])
  const isScored =
    [...plugins.values()].some(({ method }) => method === 'Sci') ||
    rows.some((row) => Object.hasOwn(row, 'sci'))
  const isNamed = leaves.some(({ path }) => isEmbodied(path))
  const values = rows.flatMap((row) => Object.entries(row).filter(([name]) => isEmbodied(name)))
  const isLeftOut = values.length === 0 ? computesCarbon(leaves) : values.every(([, value]) => value === 0)
  const omitted = isScored && !isNamed && isLeftOut
  return [
    ...(omitted ? [{ class: 'embodied-omitted', where: 'tree', message: MISSING } as const] : []),
    ...leaves.flatMap(sharesAboveOne),
    ...leaves.flatMap(unreadTerms),
  ]
}
