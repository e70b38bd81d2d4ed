import type { SpanNode } from './trace-tree.ts'

/** The part of a span's time that none of its children covers, in nanoseconds. */
export interface OwnTime {
  readonly total: number
  /** Of that, the part after the given moment. */
  readonly after: number
}

/** A message's reader works when it likes, not while its sender waits. */
const isAwaited = ({ span }: SpanNode): boolean => span.kind !== 'consumer'

/**
 * A span's own time: its duration less the union of its children, each clipped to the span.
 * @param since nanoseconds on the trace's clock, for `after`
 * @example ownTime(node of 0..10 with children 2..5 and 4..6, 8).total // 6, of which 2 are after 8
 */
export function ownTime(node: SpanNode, since: number): OwnTime {
  let total = 0
  let after = 0
  let at = node.start
  const take = (until: number) => {
    if (until <= at) return
    total += until - at
    if (until > since) after += until - Math.max(at, since)
  }
  for (const child of node.children) {
    if (!isAwaited(child) || child.end <= at) continue
    if (child.start >= node.end) break
    take(child.start)
    at = Math.max(at, Math.min(child.end, node.end))
  }
  take(node.end)
  return { total, after }
}
