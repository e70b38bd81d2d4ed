import type { SpanRecord } from './span.ts'
import type { SpanNode } from './trace-tree.ts'

/** Who calls what of whom. */
export interface Edge {
  readonly caller: string
  readonly callee: string
  readonly operation: string
  readonly local: boolean
}

/** The span that names the call, where attempts do not: the AWS SDK for Go calls every one of them `attempt`. */
const namedBy = (node: SpanNode): SpanRecord =>
  node.span.op === 'attempt' && node.parent ? node.parent.span : node.span

/** The service that a span's message reached: the one that received it, else the one that the span names. */
const reached = (node: SpanNode): string =>
  node.children.find((child) => child.span.kind === 'server' && child.span.service !== '')?.span.service ??
  (node.span.peer || namedBy(node).peer)

const operationOf = (node: SpanNode): string => {
  const { op } = namedBy(node)
  return op.startsWith('Attempt.') ? op.slice('Attempt.'.length) : op
}

/**
 * The edge that the attempts of one call belong to. A span of the receiver, or one that a library files under the receiver's
 * name, is called by its parent's service; a client span calls the service that received it, or that it names as its peer.
 * Where nothing names the receiver, the call stays with the service of the span.
 */
export function nameEdge(attempts: readonly SpanNode[]): Edge {
  const first = attempts[0]
  const service = first?.span.service ?? ''
  const operation = first ? operationOf(first) : ''
  const parent = first?.parent?.span.service
  const kind = first?.span.kind
  if (kind === 'client' || kind === 'producer') {
    const callee = attempts.map(reached).find((name) => name !== '' && name !== service)
    if (callee) return { caller: service, callee, operation, local: false }
    if (parent !== undefined && parent !== service)
      return { caller: parent, callee: service, operation, local: false }
    return { caller: service, callee: service, operation, local: false }
  }
  if (parent !== undefined)
    return { caller: parent, callee: service, operation, local: kind === 'internal' && parent === service }
  return { caller: first?.span.peer || 'unknown', callee: service, operation, local: false }
}
