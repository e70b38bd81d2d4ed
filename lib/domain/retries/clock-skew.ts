import type { SpanNode } from './trace-tree.ts'

/**
 * How far two hosts' clocks are known to disagree, in nanoseconds: nothing is received before it was sent.
 * @returns the bound per pair of sending and receiving service
 */
export function clockSkew(nodes: readonly SpanNode[]): (sender: SpanNode, receiver: SpanNode) => number {
  const bounds = new Map<string, number>()
  const key = (sender: SpanNode, receiver: SpanNode) => `${sender.span.service}\0${receiver.span.service}`
  for (const node of nodes) {
    const { parent } = node
    if (!parent || node.start >= parent.start || node.span.service === parent.span.service) continue
    const pair = key(parent, node)
    bounds.set(pair, Math.max(bounds.get(pair) ?? 0, parent.start - node.start))
  }
  return (sender, receiver) => (bounds.size === 0 ? 0 : (bounds.get(key(sender, receiver)) ?? 0))
}
