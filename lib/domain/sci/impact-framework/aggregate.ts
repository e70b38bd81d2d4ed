import type { ComputedNode } from './compute-tree.ts'
import { ManifestFailure } from './failure.ts'
import type { Manifest, Row } from './manifest.ts'
import { type Run, UNDEFINED } from './plugin.ts'
import { partsOf, type Rate, type RateParts } from './rates.ts'

/** A row with the parts of its scores, and why a score cannot be formed. */
interface Moment {
  readonly row: Row
  readonly parts: ReadonlyMap<string, RateParts>
}

interface Aggregation {
  readonly metrics: readonly string[]
  readonly type: string
  readonly rates: readonly Rate[]
  readonly runAt: (path: string) => Run
}

type Axis = 'time' | 'component'

function requireMetrics(row: Row | undefined, metrics: readonly string[], index: number): Row {
  if (!row) throw new ManifestFailure('TypeError', 'The components do not have the same number of rows.')
  for (const metric of [...metrics, 'timestamp', 'duration'])
    if (!Object.hasOwn(row, metric))
      throw new ManifestFailure(
        'MissingAggregationParamError',
        `Aggregation metric ${metric} is not found in inputs[${index}].`,
      )
  return row
}

/** Impact Framework's value: sum, mean, last, or none. */
function plainValue(rows: readonly Row[], metric: string, axis: Axis, run: Run): unknown {
  const method = run.aggregationOf(metric)[axis]
  if (method === 'copy') return rows.at(-1)?.[metric]
  const total = rows.reduce((sum, row) => {
    const value = row[metric]
    return sum + (typeof value === 'number' ? value : Number.parseFloat(String(value)))
  }, 0)
  return method === 'avg' ? total / rows.length : total
}

const list = (numbers: readonly number[]) => [...new Set(numbers)].slice(0, 5).map(String).join(', ')

/** The ratio of sums: over time both parts are added, over components of the same R the numerators are. */
function ratio(parts: readonly RateParts[], axis: Axis): RateParts | string {
  const [first] = parts
  if (!first) return 'there are no rows'
  const numerator = parts.reduce((sum, part) => sum + part.numerator, 0)
  const units = parts.map((part) => part.denominator)
  if (axis === 'component') {
    if (units.every((unit) => unit === first.denominator)) return { ...first, numerator }
    const per = parts
      .slice(0, 5)
      .map(({ denominator }) => `${numerator / denominator} per each of ${denominator}`)
    return `components of different R (${list(units)}) cannot be added: all carbon is ${per.join(', or ')}`
  }
  return { ...first, numerator, denominator: units.reduce((sum, unit) => sum + unit, 0) }
}

const REASON: Readonly<Record<Axis, string>> = {
  time: 'the ratio of sums over the period: Impact Framework takes the mean or the sum of the rates',
  component: 'all carbon per R',
}

function combine(moments: readonly Moment[], axis: Axis, run: Run, { metrics }: Aggregation): Moment {
  const rows = moments.map(({ row }) => row)
  const row: Record<string, unknown> = {}
  const combinedParts = new Map<string, RateParts>()
  for (const metric of metrics) {
    const method = run.aggregationOf(metric)[axis]
    if (method === 'none') continue
    row[metric] = plainValue(rows, metric, axis, run)
    const parts = moments.flatMap((moment) => moment.parts.get(metric) ?? [])
    if (run.definition === 'impact-framework' || parts.length < moments.length || method === 'copy') continue
    const combined = ratio(parts, axis)
    if (typeof combined === 'string') {
      row[metric] = UNDEFINED
      run.differs(metric, combined)
      continue
    }
    combinedParts.set(metric, combined)
    row[metric] = combined.denominator === 0 ? UNDEFINED : combined.numerator / combined.denominator
    run.differs(metric, combined.denominator === 0 ? 'R is 0 over the whole period' : REASON[axis])
  }
  if (axis === 'component')
    for (const name of ['timestamp', 'duration']) row[name] = rows.at(-1)?.[name]
  return { row, parts: combinedParts }
}

interface Aggregated {
  readonly node: ComputedNode
  readonly moments: readonly Moment[]
}

const CONTAINS = 'one of its components is not re-computed'

function momentsOf(rows: readonly Row[], { metrics, rates }: Aggregation): readonly Moment[] {
  return rows.map((row) => {
    const parts = metrics.flatMap((metric) => {
      const found = partsOf(rates, metric, row)
      return found ? [[metric, found] as const] : []
    })
    return { row, parts: new Map(parts) }
  })
}

function overTime(moments: readonly Moment[], path: string, aggregation: Aggregation): Row {
  moments.forEach(({ row }, index) => {
    requireMetrics(row, aggregation.metrics, index)
  })
  if (moments.length === 0) return {}
  return combine(moments, 'time', aggregation.runAt(path), aggregation).row
}

const noOutputs = () => new ManifestFailure('TypeError', 'A component has no outputs to aggregate.')

function aggregateComponent(node: ComputedNode, aggregation: Aggregation): Aggregated {
  if (node.opaque.length > 0) return { node, moments: [] }
  const moments = momentsOf(node.outputs ?? [], aggregation)
  if (!['horizontal', 'time', 'both'].includes(aggregation.type)) return { node, moments }
  if (!node.outputs) throw noOutputs()
  return { node: { ...node, aggregated: overTime(moments, node.path, aggregation) }, moments }
}

function aggregateGroup(node: ComputedNode, children: readonly Aggregated[], aggregation: Aggregation): Aggregated {
  const own = { ...node, children: children.map((child) => child.node) }
  if (children.some((child) => child.node.opaque.length > 0))
    return { node: { ...own, opaque: [{ plugin: 'aggregation', reason: CONTAINS }] }, moments: [] }
  if (!['vertical', 'component', 'both'].includes(aggregation.type)) return { node: own, moments: [] }
  const [first] = children
  if (!first) throw new ManifestFailure('TypeError', 'A group has no components to aggregate.')
  if (children.some((child) => child.node.outputs === null)) throw noOutputs()
  const run = aggregation.runAt(node.path)
  const moments = first.moments.map((_, index) => {
    const column = children.map((child, at): Moment => {
      const moment = child.moments[index]
      return { row: requireMetrics(moment?.row, aggregation.metrics, at), parts: moment?.parts ?? new Map() }
    })
    return combine(column, 'component', run, aggregation)
  })
  const outputs = moments.map(({ row }) => row)
  return { node: { ...own, outputs, aggregated: overTime(moments, node.path, aggregation) }, moments }
}

function aggregateNode(node: ComputedNode, aggregation: Aggregation): Aggregated {
  if (!node.children) return aggregateComponent(node, aggregation)
  return aggregateGroup(
    node,
    node.children.map((child) => aggregateNode(child, aggregation)),
    aggregation,
  )
}

/** Adds up every component over time, and every group over its components, as the manifest asks. */
export function aggregate(
  tree: ComputedNode,
  asked: Manifest['aggregation'],
  rates: readonly Rate[],
  runAt: (path: string) => Run,
): ComputedNode {
  if (!asked) return tree
  return aggregateNode(tree, { ...asked, rates, runAt }).node
}
