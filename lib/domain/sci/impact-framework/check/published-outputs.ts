import type { SciFinding } from '../../check/finding.ts'
import type { ComputedNode } from '../compute-tree.ts'
import type { Row, TreeNode } from '../manifest.ts'

const isFar = (a: number, b: number) => Math.abs(a - b) > 1e-6 * Math.max(Math.abs(a), Math.abs(b))

function rowFindings(where: string, published: Row, computed: Row): readonly SciFinding[] {
  return Object.entries(published).flatMap(([name, value]): readonly SciFinding[] => {
    const own = computed[name]
    if (typeof value !== 'number' || typeof own !== 'number' || !isFar(value, own)) return []
    return [
      {
        class: 'not-from-terms',
        where: `${where}.${name}`,
        message: `the published ${name} is not what the manifest computes.`,
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
