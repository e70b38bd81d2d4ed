import { applyPlugin, type PluginInstance } from './apply-plugin.ts'
import { ManifestFailure, OpaqueStep } from './failure.ts'
import type { Pipeline, Row, TreeNode } from './manifest.ts'
import type { Run } from './plugin.ts'
import { groupKeys, isRegrouped, regrouped } from './regroup.ts'

/** A step that was not re-computed. */
export interface Opaque {
  readonly plugin: string
  readonly reason: string
}

/** A component or group after its pipeline ran. */
export interface ComputedNode {
  /** Names from the root, joined by `/`; empty for the root. */
  readonly path: string
  readonly children: readonly ComputedNode[] | null
  readonly inputs: readonly Row[]
  readonly outputs: readonly Row[] | null
  readonly aggregated?: Row
  readonly opaque: readonly Opaque[]
}

/** What a node inherits, and where it stands. */
interface Inherited {
  readonly pipeline: Pipeline | undefined
  readonly defaults: Row | undefined
  readonly path: readonly string[]
  /** Names since the node that set the pipeline: what an earlier grouping is recognised by. */
  readonly groupNames: readonly string[]
}

/** Runs plugins by name; `runAt` answers the run of a path. */
export interface Machine {
  readonly instances: ReadonlyMap<string, PluginInstance | Opaque>
  readonly runAt: (path: string) => Run
}

function withDefaults(row: Row, defaults: Row): Row {
  const missing = Object.entries(defaults).filter(([name]) => (row[name] ?? null) === null)
  return { ...row, ...Object.fromEntries(missing) }
}

const merged = (rows: readonly Row[], defaults: Row | undefined): readonly Row[] =>
  defaults ? rows.map((row) => withDefaults(row, defaults)) : rows

function step(name: string, rows: readonly Row[], run: Run, { instances }: Machine): readonly Row[] {
  const instance = instances.get(name)
  if (!instance)
    throw new ManifestFailure(
      'PluginInitializationError',
      `Not initalized plugin: ${name}. Check if ${name} is in 'manifest.initalize.plugins'.`,
    )
  if ('reason' in instance) throw new OpaqueStep(instance.reason)
  return applyPlugin(instance, rows, run)
}

interface Phase {
  readonly rows: readonly Row[]
  readonly opaque: readonly Opaque[]
}

/** Runs the plugins of a phase in turn, up to one that is not re-computed. */
function phase(
  names: readonly string[],
  start: readonly Row[],
  run: Run,
  machine: Machine,
  defaults?: Row,
): Phase {
  let rows = start
  for (const name of names) {
    try {
      const before = rows.length
      rows = step(name, rows, run, machine)
      if (before === 0) rows = merged(rows, defaults)
    } catch (error) {
      if (error instanceof OpaqueStep) return { rows, opaque: [{ plugin: name, reason: error.reason }] }
      throw error
    }
  }
  return { rows, opaque: [] }
}

function computeComponent(node: TreeNode, inherited: Inherited, machine: Machine): ComputedNode {
  const { pipeline = {}, defaults, path, groupNames } = inherited
  const at = path.join('/')
  const run = machine.runAt(at)
  const observed = phase(pipeline.observe ?? [], node.inputs ?? [], run, machine)
  const inputs = merged(observed.rows, defaults)
  const here = { path: at, children: null, inputs, outputs: null }
  if (observed.opaque.length > 0) return { ...here, opaque: observed.opaque }
  if (pipeline.regroup) {
    const keys = groupKeys(pipeline.regroup)
    if (!isRegrouped(keys, inputs, groupNames))
      return computeChildren(
        { ...node, children: regrouped(keys, inputs) },
        {
          ...inherited,
          pipeline: { ...pipeline, regroup: undefined },
        },
        machine,
      )
  }
  if (!pipeline.compute || pipeline.compute.length === 0) return { ...here, opaque: [] }
  const { rows, opaque } = phase(pipeline.compute, inputs, run, machine, defaults)
  return { ...here, outputs: rows, opaque }
}

function computeChildren(node: TreeNode, inherited: Inherited, machine: Machine): ComputedNode {
  const children = [...(node.children ?? [])].map(([name, child]) =>
    computeNode(
      child,
      {
        ...inherited,
        path: [...inherited.path, name],
        groupNames: [...inherited.groupNames, name],
      },
      machine,
    ),
  )
  return { path: inherited.path.join('/'), children, inputs: [], outputs: null, opaque: [] }
}

function computeNode(node: TreeNode, from: Inherited, machine: Machine): ComputedNode {
  const inherited: Inherited = {
    pipeline: node.pipeline ?? from.pipeline,
    defaults: node.defaults ?? from.defaults,
    path: from.path,
    groupNames: node.pipeline ? [] : from.groupNames,
  }
  return node.children
    ? computeChildren(node, inherited, machine)
    : computeComponent(node, inherited, machine)
}

/** Every component's outputs, depth first, pipelines and defaults inherited where a node has none of its own. */
export const computeTree = (tree: TreeNode, machine: Machine): ComputedNode =>
  computeNode(tree, { pipeline: undefined, defaults: undefined, path: [], groupNames: [] }, machine)
