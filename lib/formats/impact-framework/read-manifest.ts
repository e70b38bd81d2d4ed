import type { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type {
  AggregationMethods,
  Manifest,
  Metadata,
  PluginEntry,
  TreeNode,
} from '#lib/domain/sci/impact-framework/manifest.ts'
import { ManifestSchema, NodeSchema } from './manifest-schema.ts'
import { safeYaml } from './safe-yaml.ts'

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown, where: string): z.infer<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const path = [where, ...(issue?.path ?? [])].filter((part) => part !== '').join('.')
  throw new AppError(
    'file-damaged',
    `This is not a manifest of Impact Framework (ManifestValidationError): ${path}: ${issue?.message ?? 'invalid'}.`,
    'A manifest has a name, initialize.plugins and a tree of components with inputs (docs/impact-framework.md).',
  )
}

type Described = NonNullable<
  NonNullable<ManifestSchema['initialize']['plugins'][string]>['parameter-metadata']
>['inputs']

const methodsOf = (described: Described): Metadata | undefined =>
  described
    ? Object.fromEntries(
        Object.entries(described).map(([name, entry]): [string, AggregationMethods] => [
          name,
          entry['aggregation-method'],
        ]),
      )
    : undefined

const given = <Key extends string, Value>(key: Key, value: Value | null | undefined) =>
  (value === null || value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value }

function pluginOf(entry: NonNullable<ManifestSchema['initialize']['plugins'][string]>): PluginEntry {
  const { inputs, outputs } = entry['parameter-metadata'] ?? {}
  const words = [...Object.values(inputs ?? {}), ...Object.values(outputs ?? {})]
  return {
    path: entry.path,
    method: entry.method,
    ...given('mapping', entry.mapping),
    ...given('config', entry.config),
    metadata: { ...given('inputs', methodsOf(inputs)), ...given('outputs', methodsOf(outputs)) },
    words: words.flatMap(({ unit, description }) => [unit, description]),
  }
}

function pipelineOf(pipeline: NodeSchema['pipeline']): TreeNode['pipeline'] {
  if (!pipeline) return undefined
  if (Array.isArray(pipeline)) return {}
  const { observe, regroup, compute } = pipeline
  return { ...given('observe', observe), ...given('regroup', regroup), ...given('compute', compute) }
}

function nodeOf(value: unknown, where: string): TreeNode {
  const node = checked(NodeSchema, value, where)
  const children = node.children
    ? new Map(
        Object.entries(node.children).map(([name, child]) => [
          name,
          nodeOf(child, `${where}.children.${name}`),
        ]),
      )
    : undefined
  return {
    ...given('pipeline', pipelineOf(node.pipeline)),
    ...given('defaults', node.defaults),
    ...given('inputs', node.inputs),
    ...given('outputs', node.outputs),
    ...given('aggregated', node.aggregated),
    ...given('children', children),
  }
}

/** Whether a document has the two entries that only a manifest of Impact Framework has. */
export const looksLikeManifest = (document: unknown): boolean =>
  typeof document === 'object' && document !== null && 'initialize' in document && 'tree' in document

/**
 * A manifest of Impact Framework, of a document that was read safely. Entries that Impact Framework does not know are
 * tolerated, as it does.
 *
 * @throws AppError `file-damaged`
 */
export function manifestOf(document: unknown): Manifest {
  const { name, description, aggregation, initialize, tree } = checked(ManifestSchema, document, '')
  const plugins = Object.entries(initialize.plugins).flatMap(([plugin, entry]) =>
    entry ? [[plugin, pluginOf(entry)] as const] : [],
  )
  return {
    name,
    description: description ?? '',
    aggregation: aggregation ? { metrics: aggregation.metrics, type: aggregation.type } : null,
    plugins: new Map(plugins),
    tree: nodeOf(tree, 'tree'),
  }
}

/** A manifest of Impact Framework, of its YAML. @throws AppError `file-too-large`, `file-damaged` */
export const readManifest = (text: string): Manifest => manifestOf(safeYaml(text))
