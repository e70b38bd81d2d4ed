import { clockSkew } from './clock-skew.ts'
import { type AttemptGroup, groupAttempts } from './group-attempts.ts'
import { hiddenRetry } from './hidden-retry.ts'
import type { LogicalCall, Seen } from './logical-call.ts'
import { nameEdge } from './name-edge.ts'
import { retryMarks } from './retry-marks.ts'
import { compareNodes, type SpanNode, type TraceTree } from './trace-tree.ts'

/** The logical calls of a trace, and what was seen beside them. */
export interface Inference {
  readonly calls: readonly LogicalCall[]
  readonly seen: Seen
}

/** A wrapper names the logical call, its children the attempts: gRPC's `Sent.`/`Attempt.`, the AWS SDK for Go's `attempt`. */
const isAttemptOf = (wrapper: SpanNode, { span }: SpanNode): boolean =>
  span.op.startsWith('Attempt.')
    ? wrapper.span.op === `Sent.${span.op.slice('Attempt.'.length)}`
    : span.op === 'attempt' && wrapper.span.kind === 'client'

const isWrapper = (node: SpanNode): boolean => node.children.some((child) => isAttemptOf(node, child))

/** What a client span's own message became at the other end is the same attempt. */
const isReceived = ({ span, parent }: SpanNode): boolean =>
  span.kind === 'server' && parent?.span.kind === 'client'

/** A root is a request from outside, unless it is itself a send, a delivery, or says that it is a retry. */
function isCall(node: SpanNode): boolean {
  if (isReceived(node)) return false
  if (node.parent || node.span.parent !== '') return true
  if (node.span.kind === 'server' || node.span.kind === 'internal') {
    const { ordinal, inside } = retryMarks(node.span)
    return (ordinal ?? 0) > 0 || inside > 0
  }
  return true
}

/** The children of one parent that are calls, by operation. Roots are together by the parent that they name. */
function siblingGroups(tree: TraceTree): SpanNode[][] {
  const groups: SpanNode[][] = []
  const split = (parent: SpanNode | null, nodes: readonly SpanNode[]) => {
    const byOperation = new Map<string, SpanNode[]>()
    for (const node of nodes) {
      if (!isCall(node) || (parent === null && isWrapper(node))) continue
      const { service, op, kind, parent: named } = node.span
      const key = `${service}\0${op}\0${kind}\0${parent ? '' : named}`
      const same = byOperation.get(key)
      if (same) same.push(node)
      else byOperation.set(key, [node])
    }
    for (const group of byOperation.values()) groups.push(group)
  }
  split(null, tree.roots)
  for (const node of tree.nodes) if (node.children.length) split(node, node.children)
  return groups
}

/** All attempts under one wrapper are one call, whatever they say. */
function wrapped(nodes: readonly SpanNode[]): AttemptGroup {
  const hedges = new Set<SpanNode>()
  const transparent = nodes.filter(({ span }) => retryMarks(span).transparent)
  const sent = nodes.filter((node) => !transparent.includes(node))
  let end = Number.NEGATIVE_INFINITY
  for (const node of sent) {
    if (node.start < end - 1_000_000) hedges.add(node)
    end = Math.max(end, node.end)
  }
  return {
    nodes: sent.length ? sent : [...nodes],
    hedges,
    continuation: false,
    inside: 0,
    transparent: sent.length ? transparent.length : 0,
    foundBy: sent.length > 1 ? 'explicit' : null,
    confidence: sent.length > 1 ? 'high' : null,
  }
}

/** Replaces a client span by the attempts that only its receiver shows. */
function unfold(group: AttemptGroup, skew: (a: SpanNode, b: SpanNode) => number) {
  let hidden = 0
  const nodes: SpanNode[] = []
  for (const node of group.nodes) {
    const first = node.children[0]
    const received = first ? hiddenRetry(node, skew(node, first)) : []
    if (received.length) hidden += received.length - 1
    nodes.push(...(received.length ? received : [node]))
  }
  return { nodes, hidden }
}

function logicalCall(group: AttemptGroup, skew: (a: SpanNode, b: SpanNode) => number): LogicalCall | null {
  const first = group.nodes[0]
  if (!first) return null
  const { nodes, hidden } = unfold(group, skew)
  const edge = nameEdge(group.nodes)
  return {
    ...edge,
    attempts: nodes.map((node, index) => ({
      node,
      hedge: group.hedges.has(node),
      retry: !group.hedges.has(node) && (index > 0 || group.continuation),
    })),
    continuation: group.continuation,
    inside: group.inside,
    hidden,
    transparent: group.transparent,
    foundBy: group.foundBy ?? (hidden ? 'hidden' : null),
    confidence: group.confidence ?? (hidden ? 'high' : null),
    around: hidden && group.nodes.length === 1 ? first : null,
  }
}

function countRepeats(siblings: readonly SpanNode[], groups: readonly AttemptGroup[], seen: Seen): void {
  if (siblings.length < 2) return
  seen.repeats += siblings.length - 1
  if (groups.length < 2 || siblings.some(({ span }) => span.failed)) return
  seen.loops++
  seen.loopRepeats += siblings.length - 1
}

/**
 * Finds the logical calls of a trace and the attempts of each: what spans say of themselves, retries that only the receiver
 * shows, retries beside their failed sibling, hedges. Loops, polling and fan-out stay calls of their own.
 */
export function inferAttempts(tree: TraceTree): Inference {
  const seen: Seen = { suspected: 0, redirects: 0, authChallenges: 0, loops: 0, loopRepeats: 0, repeats: 0 }
  const skew = clockSkew(tree.nodes)
  const calls: LogicalCall[] = []
  for (const siblings of siblingGroups(tree)) {
    siblings.sort(compareNodes)
    const first = siblings[0]
    const parent = first?.parent ?? null
    if (!first) continue
    const attempts = siblings.filter((node) => parent && isAttemptOf(parent, node))
    const rest = siblings.filter((node) => !attempts.includes(node) && !isWrapper(node))
    const groups = attempts.length ? [wrapped(attempts)] : []
    if (rest.length) groups.push(...groupAttempts(rest, Boolean(parent?.span.events.length), seen))
    countRepeats(siblings, groups, seen)
    for (const group of groups) {
      const call = logicalCall(group, skew)
      if (call) calls.push(call)
    }
  }
  return { calls, seen }
}
