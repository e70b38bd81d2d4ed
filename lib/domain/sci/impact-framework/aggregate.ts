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

/**
 * The score of several rows. Over components of one R the carbon is added; over time both parts are: the ratio of sums.
 * Rates that the manifest sums over time, all of the same R, are taken as shares of one population (people in a call).
 */
function ratio(parts: readonly RateParts[], axis: Axis, method: string): RateParts | string {
  const [first] = parts
  if (!first) return 'there are no rows'
  const numerator = parts.reduce((sum, part) => sum + part.numerator, 0)
  const units = parts.map((part) => part.denominator)
  const isOne = units.every((unit) => unit === first.denominator)
  if (isOne && (axis === 'component' || method === 'sum')) return { ...first, numerator }
  if (axis === 'time') return { numerator, denominator: units.reduce((sum, unit) => sum + unit, 0) }
  const per = units.slice(0, 5).map((unit) => `${numerator / unit} per each of ${unit}`)
  return `components of different R (${list(units)}) cannot be added: all carbon is ${per.join(', or ')}`
}

const REASON: Readonly<Record<Axis, string>> = {
  time: 'the ratio of sums over the period: Impact Framework takes the mean or the sum of the rates',
  component: 'all carbon per R',
}

/** The right score of several rows, where a plugin made a metric of parts that all rows carry. */
function score(
  metric: string,
  moments: readonly Moment[],
  at: Place,
  run: Run,
): RateParts | null | undefined {
  const parts = moments.flatMap((moment) => moment.parts.get(metric) ?? [])
  const method = run.aggregationOf(metric)[at.axis]
  const isRate = run.definition === 'correct' && method !== 'copy' && parts.length === moments.length
  if (!isRate) return undefined
  const combined = ratio(parts, at.axis, method)
  if (typeof combined === 'string') {
    run.differs(metric, combined, at.place)
    return null
  }
  const reason = combined.denominator === 0 ? 'R is 0 over the whole period' : REASON[at.axis]
  run.differs(metric, reason, at.place)
  return combined
}

interface Place {
  readonly axis: Axis
  readonly place: number | 'aggregated'
}

function combine(moments: readonly Moment[], at: Place, run: Run, metrics: readonly string[]): Moment {
  const rows = moments.map(({ row }) => row)
  const row: Record<string, unknown> = {}
  const parts = new Map<string, RateParts>()
  for (const metric of metrics) {
    if (run.aggregationOf(metric)[at.axis] === 'none') continue
    const combined = score(metric, moments, at, run)
    if (combined) parts.set(metric, combined)
    if (combined === undefined) row[metric] = plainValue(rows, metric, at.axis, run)
    else row[metric] = combined?.denominator ? combined.numerator / combined.denominator : UNDEFINED
  }
  if (at.axis === 'component') for (const name of ['timestamp', 'duration']) row[name] = rows.at(-1)?.[name]
  return { row, parts }
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
  return combine(moments, { axis: 'time', place: 'aggregated' }, aggregation.runAt(path), aggregation.metrics)
    .row
}

const noOutputs = () => new ManifestFailure('TypeError', 'A component has no outputs to aggregate.')

function aggregateComponent(node: ComputedNode, aggregation: Aggregation): Aggregated {
  if (node.opaque.length > 0) return { node, moments: [] }
  const moments = momentsOf(node.outputs ?? [], aggregation)
  if (!['horizontal', 'time', 'both'].includes(aggregation.type)) return { node, moments }
  if (!node.outputs) throw noOutputs()
  return { node: { ...node, aggregated: overTime(moments, node.path, aggregation) }, moments }
}

function aggregateGroup(
  node: ComputedNode,
  children: readonly Aggregated[],
  aggregation: Aggregation,
): Aggregated {
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
    return combine(column, { axis: 'component', place: index }, run, aggregation.metrics)
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
