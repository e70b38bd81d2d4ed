import type { JudgedAttempt } from './judge-attempts.ts'
import type { OwnTime } from './own-time.ts'
import type { RetrySums, RootSums, ServiceSums } from './retry-sums.ts'
import type { SpanNode } from './trace-tree.ts'

/** The sums of a service, made when first asked for. */
export function serviceOf(sums: RetrySums, name: string): ServiceSums {
  const known = sums.services.get(name)
  if (known) return known
  const made: ServiceSums = {
    spans: 0,
    spanNs: 0,
    workNs: 0,
    wastedWorkNs: 0,
    heldNs: 0,
    wastedHeldNs: 0,
    arrivals: 0,
    wastedArrivals: 0,
    attemptNs: 0,
    wastedAttemptNs: 0,
    baseArrivals: 0,
  }
  sums.services.set(name, made)
  return made
}

/** A client span that its own service filed: its time is waiting, not work. */
export const isHeld = (node: SpanNode, judged: JudgedAttempt | undefined): boolean =>
  (node.span.kind === 'client' || node.span.kind === 'producer') &&
  (judged?.attempt.node !== node || judged.call.caller === node.span.service)

/** Adds a span's own time to its service. */
export function addSpan(sums: RetrySums, node: SpanNode, own: OwnTime, held: boolean, wasted: boolean): void {
  const service = serviceOf(sums, node.span.service)
  service.spans++
  service.spanNs += node.end - node.start
  if (held) service.heldNs += own.total
  else service.workNs += own.total
  if (!wasted) return
  if (held) service.wastedHeldNs += own.total
  else service.wastedWorkNs += own.total
}

/** Adds the arrival of an attempt at the service it was sent to. */
export function addArrival(sums: RetrySums, judged: JudgedAttempt, isBase: boolean): void {
  if (judged.call.local) return
  const service = serviceOf(sums, judged.call.callee)
  const { node } = judged.attempt
  service.arrivals++
  service.attemptNs += node.end - node.start
  if (isBase && judged.call.caller !== judged.call.callee) service.baseArrivals++
  if (judged.useful) return
  service.wastedArrivals++
  service.wastedAttemptNs += node.end - node.start
}

/** The length of the union of intervals clipped to a span. */
function covered(root: SpanNode, nodes: readonly SpanNode[]): number {
  let total = 0
  let at = root.start
  for (const { start, end } of [...nodes].sort((a, b) => a.start - b.start)) {
    const from = Math.max(start, at)
    const to = Math.min(end, root.end)
    if (to <= from) continue
    total += to - from
    at = to
  }
  return total
}

/** Adds a request from outside: its latency, and how much of it went by while a wasted attempt was under way. */
export function addRoot(
  sums: RetrySums,
  root: SpanNode,
  delivered: boolean,
  wasted: readonly SpanNode[],
): void {
  const { service, op } = root.span
  const key = `${service}\0${op}`
  const known: RootSums = sums.roots.get(key) ?? {
    service,
    operation: op,
    requests: 0,
    delivered: 0,
    ns: 0,
    wastedNs: 0,
  }
  sums.roots.set(key, known)
  known.requests++
  if (delivered) known.delivered++
  known.ns += root.end - root.start
  known.wastedNs += delivered ? covered(root, wasted) : root.end - root.start
}
