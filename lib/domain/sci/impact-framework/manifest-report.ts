import type { ComputedNode, Opaque } from './compute-tree.ts'
import { type Difference, differences } from './differences.ts'
import type { LocalTable, Manifest, Row } from './manifest.ts'
import { recompute } from './recompute.ts'

/** A component or a group of a manifest, re-computed. */
export interface ReportedNode {
  readonly path: string
  readonly isGroup: boolean
  readonly outputs: readonly Row[]
  readonly aggregated?: Row
  /** Steps that were not re-computed: the outputs stop before them. */
  readonly opaque: readonly Opaque[]
}

/** What a manifest gives, as `headroom sci import --json` answers it. */
export interface ManifestReport {
  readonly name: string
  readonly status: 'success' | 'fail'
  readonly error?: { readonly kind: string; readonly message: string }
  readonly components: readonly ReportedNode[]
  /** The whole tree's, where the manifest asks for it. */
  readonly outputs?: readonly Row[]
  readonly aggregated?: Row
  /** Why the whole tree has no totals. */
  readonly opaque?: readonly Opaque[]
  readonly differences: readonly Difference[]
}

function reported(node: ComputedNode): ReportedNode {
  const { path, children, outputs, aggregated, opaque } = node
  const total = aggregated ? { aggregated } : {}
  return { path, isGroup: children !== null, outputs: outputs ?? [], ...total, opaque }
}

const flat = (node: ComputedNode): readonly ReportedNode[] => [
  reported(node),
  ...(node.children ?? []).flatMap(flat),
]

/**
 * A manifest re-computed by both definitions. The values are Impact Framework's; `differences` says where the right ones
 * differ.
 *
 * @param tables the tables beside the manifest, by their `filepath` in it
 */
export function manifestReport(manifest: Manifest, tables: ReadonlyMap<string, LocalTable>): ManifestReport {
  const { name } = manifest
  const theirs = recompute(manifest, tables, 'impact-framework')
  if (!theirs.ok) {
    const { kind, message } = theirs
    return { name, status: 'fail', error: { kind, message }, components: [], differences: [] }
  }
  const ours = recompute(manifest, tables, 'correct')
  const { tree } = theirs
  const { outputs, aggregated, opaque } = reported(tree)
  return {
    name,
    status: 'success',
    components: tree.children ? tree.children.flatMap(flat) : [reported(tree)],
    ...(tree.children && tree.outputs ? { outputs } : {}),
    ...(tree.children && aggregated ? { aggregated } : {}),
    ...(tree.children && opaque.length > 0 ? { opaque } : {}),
    differences: ours.ok ? differences(tree, ours.tree, ours.reasons) : [],
  }
}
