import { isRetryable } from './call-status.ts'
import type { SpanNode } from './trace-tree.ts'

const ORDER_SLACK_NS = 1_000_000
const INSIDE_SLACK_NS = 5_000_000

/**
 * The receiver's spans of a client span that sent more than once without saying so: at least two of one service and
 * operation, one after the other, inside the client span (give or take 5 ms or the skew of the two clocks), all but the last
 * retryably failed. Empty where the client span is anything else.
 */
export function hiddenRetry(client: SpanNode, skewNs: number): readonly SpanNode[] {
  if (client.span.kind !== 'client' || client.end <= client.start || client.children.length < 2) return []
  const received = client.children.filter(({ span }) => span.kind === 'server')
  const first = received[0]
  if (!first || received.length < 2) return []
  const slack = Math.max(INSIDE_SLACK_NS, skewNs)
  for (const [index, node] of received.entries()) {
    if (node.span.service !== first.span.service || node.span.op !== first.span.op) return []
    if (node.start < client.start - slack || node.end > client.end + slack) return []
    const next = received[index + 1]
    if (next && (!isRetryable(node.span) || next.start < node.end - ORDER_SLACK_NS)) return []
  }
  return received
}
