import {
  type CallGraph,
  edgesFrom,
  type GraphEdge,
  type GraphNode,
} from '#lib/domain/call-graph/call-graph.ts'
import type { Distribution } from '#lib/domain/call-graph/distribution.ts'
import { orderGraph } from '#lib/domain/call-graph/order-graph.ts'
import { policyDocument } from './policy-document.ts'
import { EXTENSION } from './spigo.ts'

type Document = Readonly<Record<string, unknown>>

/** What is stated of a thing, without what is left open. */
const stated = (settings: Document): Document =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null))

function timeDocument(time: Distribution): Document | number | null {
  switch (time.kind) {
    case 'constant':
      return time.valueMs === 0 ? null : time.valueMs
    case 'exponential':
      return { distribution: 'exponential', mean: time.meanMs }
    case 'lognormal':
      return { distribution: 'lognormal', median: time.medianMs, sigma: time.sigma }
    case 'empirical':
      return { distribution: 'empirical', values: time.valuesMs }
  }
}

function callDocument(edge: GraphEdge): Document {
  const { to, operation, calls, group, fallbackFor, observedP999Ms, observedRetrySuccess } = edge
  const observed = stated({ p999: observedP999Ms, retrySuccess: observedRetrySuccess })
  return stated({
    to,
    operation: operation === '' ? null : operation,
    calls: calls === 1 || calls === 0 ? null : calls,
    group: group === 1 ? null : group,
    fallbackFor,
    policy: policyDocument(edge.policy),
    observed: Object.keys(observed).length > 0 ? observed : null,
  })
}

function serviceDocument(node: GraphNode, calls: readonly GraphEdge[], isRoot: boolean): Document {
  const { name, instances, time, failureProbability, concurrency, queue, dropExpired, watts, region } = node
  return {
    name,
    package: isRoot ? 'denominator' : calls.length > 0 ? 'karyon' : 'store',
    regions: 1,
    count: instances ?? 0,
    dependencies: [...new Set(calls.map(({ to }) => to))],
    [EXTENSION]: stated({
      time: timeDocument(time),
      failures: failureProbability || null,
      concurrency,
      queue,
      dropExpired: dropExpired || null,
      watts,
      region,
      calls: calls.map(callDocument),
    }),
  }
}

/**
 * A call graph as an architecture of spigo (json_arch), callees first. Where requests come in is a "denominator", what calls nobody a
 * "store", the others are "karyon". What spigo has no words for (times, failures, operations, policies …) stands under `EXTENSION`,
 * which spigo passes over and `readSpigo` reads.
 *
 * @param graph without loops
 */
export function spigoArch(graph: CallGraph): string {
  const calls = edgesFrom(graph)
  const found = orderGraph(graph)
  const order = new Map((found.ok ? found.order : []).map((name, index) => [name, index]))
  const place = ({ name }: GraphNode): number => order.get(name) ?? 0
  const services = [...graph.nodes]
    .sort((a, b) => place(b) - place(a))
    .map((node) => serviceDocument(node, calls.get(node.name) ?? [], graph.roots.includes(node.name)))
  return `${JSON.stringify({ arch: graph.name || 'call graph', version: 'arch-0.1', args: '', services }, null, 2)}\n`
}
