import { aggregate } from './aggregate.ts'
import type { PluginInstance } from './apply-plugin.ts'
import { type ComputedNode, computeTree, type Opaque } from './compute-tree.ts'
import { ManifestFailure, OpaqueStep } from './failure.ts'
import type { AggregationMethods, LocalTable, Manifest, PluginEntry } from './manifest.ts'
import { COPIED, type Definition, type Run } from './plugin.ts'
import { PLUGINS } from './plugins.ts'
import { ratesOf } from './rates.ts'

/** Why a correct value differs: by path, then by parameter and place. */
export type Reasons = ReadonlyMap<string, ReadonlyMap<string, string>>

/** The place of a reason within its path. */
export const reasonKey = (parameter: string, at: number | 'rows' | 'aggregated'): string =>
  `${parameter} ${at}`

/** A manifest run through; or the error by which Impact Framework refuses it. */
export type Recomputed =
  | { readonly ok: true; readonly tree: ComputedNode; readonly reasons: Reasons }
  | { readonly ok: false; readonly kind: string; readonly message: string }

function instanceOf(name: string, entry: PluginEntry): PluginInstance | Opaque {
  if (entry.method === '')
    throw new ManifestFailure('MissingPluginMethodError', "Initalization param 'method' is missing.")
  if (entry.path === '')
    throw new ManifestFailure('MissingPluginPathError', "Initalization param 'path' is missing.")
  if (entry.path !== 'builtin')
    return { plugin: name, reason: `${entry.path} is somebody’s program, which is not run here` }
  const plugin = PLUGINS.get(entry.method)
  if (!plugin) return { plugin: name, reason: `Impact Framework 1.1.0 has no built-in ${entry.method}` }
  return { plugin, entry, mapping: new Map(Object.entries(entry.mapping ?? {})) }
}

/** The methods of every parameter that a plugin or its `parameter-metadata` describes; later plugins override. */
function methodsOf(plugins: Manifest['plugins']): ReadonlyMap<string, AggregationMethods> {
  const described = [...plugins.values()].flatMap(({ path, method, metadata }) => {
    const plugin = path === 'builtin' ? PLUGINS.get(method) : undefined
    const outputs = metadata.outputs ?? plugin?.outputs
    return Object.entries({ ...plugin?.inputs, ...metadata.inputs, ...outputs })
  })
  return new Map(described)
}

/**
 * A manifest's tree as Impact Framework 1.1.0 computes it, or as the right definitions have it where the two differ: ratio
 * of sums, nothing divided by 0, points that keep together, full precision.
 *
 * @param tables the tables beside the manifest, by their `filepath` in it
 */
export function recompute(
  manifest: Manifest,
  tables: ReadonlyMap<string, LocalTable>,
  definition: Definition,
): Recomputed {
  const methods = methodsOf(manifest.plugins)
  const reasons = new Map<string, Map<string, string>>()
  const runAt = (path: string): Run => ({
    definition,
    tables,
    aggregationOf: (parameter) => methods.get(parameter) ?? COPIED,
    differs: (parameter, reason, at) => {
      const here = reasons.get(path) ?? new Map<string, string>()
      reasons.set(path, here.set(reasonKey(parameter, at), reason))
    },
  })
  try {
    const instances = new Map(
      [...manifest.plugins].map(([name, entry]) => [name, instanceOf(name, entry)] as const),
    )
    const tree = computeTree(manifest.tree, { instances, runAt })
    return {
      ok: true,
      tree: aggregate(tree, manifest.aggregation, ratesOf(manifest.plugins), runAt),
      reasons,
    }
  } catch (error) {
    if (error instanceof ManifestFailure) return { ok: false, kind: error.kind, message: error.message }
    if (error instanceof OpaqueStep) return { ok: false, kind: 'NotRecomputed', message: error.reason }
    throw error
  }
}
