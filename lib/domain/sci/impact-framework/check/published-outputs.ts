import { explainRatio } from '../../check/explain-ratio.ts'
import type { SciFinding } from '../../check/finding.ts'
import { isCutOff, roundingOf, significantHalfUnit } from '../../check/printed-figure.ts'
import type { ComputedNode } from '../compute-tree.ts'
import type { Row, TreeNode } from '../manifest.ts'

/** Beyond the rounding of the printed digits (a whole number is exact), and of the order of computation. */
const isFar = (published: number, own: number) =>
  Math.abs(published - own) >
  Math.max(roundingOf(published), 1e-6 * Math.max(Math.abs(published), Math.abs(own)))

function causeOf(published: number, own: number) {
  if (!Number.isInteger(published) && isCutOff(published, own))
    return { class: 'truncated-as-rounded' as const, message: 'Digits are cut off, not rounded.' }
  return explainRatio(published / own, significantHalfUnit(published) / Math.abs(published))
}

function rowFindings(where: string, published: Row, computed: Row): readonly SciFinding[] {
  return Object.entries(published).flatMap(([name, value]): readonly SciFinding[] => {
    const own = computed[name]
    if (typeof value !== 'number' || typeof own !== 'number' || !isFar(value, own)) return []
    const cause = causeOf(value, own)
    return [
      {
        class: cause?.class ?? 'not-from-terms',
        where: `${where}.${name}`,
        message: `the published ${name} is not what the manifest computes.${cause ? ` ${cause.message}` : ''}`,
        published: value,
        corrected: own,
      },
    ]
  })
}

/** Published outputs and totals that the manifest's own pipeline does not give. */
export function publishedOutputs(node: TreeNode, computed: ComputedNode): readonly SciFinding[] {
  const at = `tree ${computed.path}`.trim()
  const rows = (node.outputs ?? []).flatMap((row, index) =>
    rowFindings(`${at} outputs[${index}]`, row, computed.outputs?.[index] ?? {}),
  )
  const totals = rowFindings(`${at} aggregated`, node.aggregated ?? {}, computed.aggregated ?? {})
  const children = [...(node.children?.values() ?? [])].flatMap((child, index) => {
    const other = computed.children?.[index]
    return other ? publishedOutputs(child, other) : []
  })
  return [...rows, ...totals, ...children]
}
