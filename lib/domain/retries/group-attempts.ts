import { callIdentity } from './call-identity.ts'
import { isAuthChallenge, isRedirect, isRetryable } from './call-status.ts'
import { findHedges } from './find-hedges.ts'
import type { Confidence, FoundBy, Seen } from './logical-call.ts'
import { type RetryMarks, retryMarks } from './retry-marks.ts'
import type { SpanNode } from './trace-tree.ts'

/** Attempts found to belong together. */
export interface AttemptGroup {
  readonly nodes: SpanNode[]
  readonly hedges: Set<SpanNode>
  continuation: boolean
  inside: number
  transparent: number
  foundBy: FoundBy | null
  confidence: Confidence | null
}

/** A clock's last digit may put the next attempt before the end of the last. */
const SLACK_NS = 1_000_000
/** How many unanswered failures are remembered per identity. */
const PENDING = 64

const fresh = (node: SpanNode): AttemptGroup => ({
  nodes: [node],
  hedges: new Set(),
  continuation: false,
  inside: 0,
  transparent: 0,
  foundBy: null,
  confidence: null,
})

const endOf = ({ nodes }: AttemptGroup): number => {
  let end = Number.NEGATIVE_INFINITY
  for (const node of nodes) if (node.end > end) end = node.end
  return end
}

/** The group that ended last before this attempt began. */
function latestBefore(groups: readonly AttemptGroup[], node: SpanNode): AttemptGroup | undefined {
  let best: AttemptGroup | undefined
  for (const group of groups) {
    const end = endOf(group)
    if (end <= node.start + SLACK_NS && (!best || end > endOf(best))) best = group
  }
  return best
}

/** The failures that wait for a retry, by what the call is about. */
class Pending {
  private readonly byIdentity = new Map<string, AttemptGroup[]>()
  private readonly all: AttemptGroup[] = []

  add(identity: string, group: AttemptGroup): void {
    const same = this.byIdentity.get(identity)
    if (!same) this.byIdentity.set(identity, [group])
    else if (same.push(group) > PENDING) same.shift()
    if (this.all.push(group) > PENDING) this.all.shift()
  }

  find(identity: string, node: SpanNode): AttemptGroup | undefined {
    return latestBefore(this.byIdentity.get(identity) ?? [], node)
  }

  /** A span that says it is a retry need not tell what it is about. */
  findAny(identity: string, node: SpanNode): AttemptGroup | undefined {
    return this.find(identity, node) ?? latestBefore(this.all, node)
  }

  remove(group: AttemptGroup): void {
    for (const list of [this.all, ...this.byIdentity.values()]) {
      const index = list.indexOf(group)
      if (index >= 0) list.splice(index, 1)
    }
  }
}

interface Joined {
  readonly group: AttemptGroup
  readonly foundBy: FoundBy
  readonly confidence: Confidence
}

function explicitRetry(
  marks: RetryMarks,
  identity: string,
  node: SpanNode,
  pending: Pending,
  seen: Seen,
): Joined | 'continuation' | null {
  const ordinal = marks.ordinal ?? (marks.ambiguous ? marks.inside : 0)
  if (ordinal < 1) return null
  const before = pending.findAny(identity, node)
  const last = before?.nodes.at(-1)
  if (!before || !last) return marks.ordinal === null ? null : 'continuation'
  if (marks.countsRedirects && (isRedirect(last.span) || isAuthChallenge(last.span))) {
    if (isRedirect(last.span)) seen.redirects++
    else seen.authChallenges++
    pending.remove(before)
    return null
  }
  if (!last.span.failed) return 'continuation'
  return { group: before, foundBy: 'explicit', confidence: 'high' }
}

function siblingRetry(
  identity: string,
  node: SpanNode,
  pending: Pending,
  hasRetryEvent: boolean,
  seen: Seen,
): Joined | null {
  if (node.span.kind === 'consumer' && !node.span.attrs.has('message.id')) return null
  const before = pending.find(identity, node)
  const last = before?.nodes.at(-1)
  if (!before || !last) return null
  if (!isRetryable(last.span)) {
    const known = last.span.httpStatus ?? 0
    const definite = (known >= 300 && known < 500) || last.span.grpcStatus !== null
    if (last.span.failed && !definite) seen.suspected++
    return null
  }
  const sure = identity !== '' || hasRetryEvent
  return { group: before, foundBy: 'sibling', confidence: sure ? 'high' : 'medium' }
}

/**
 * Sorts the calls of one operation by one parent into logical calls (`siblings` in order of start).
 * In this order: what a span says of itself, an attempt after a retryable failure of the same identity, hedges. Everything
 * else is a call of its own: a loop, polling, a fan-out.
 * @param hasRetryEvent whether the parent's log speaks of a retry
 */
export function groupAttempts(
  siblings: readonly SpanNode[],
  hasRetryEvent: boolean,
  seen: Seen,
): AttemptGroup[] {
  const pending = new Pending()
  const groups: AttemptGroup[] = []
  const identities = new Map(siblings.map((node) => [node, callIdentity(node.span)] as const))
  const { winnerOf, losers } = findHedges(siblings, identities)
  const groupOf = new Map<SpanNode, AttemptGroup>()
  for (const node of siblings) {
    const identity = identities.get(node) ?? ''
    const marks = retryMarks(node.span)
    const hedged = winnerOf.get(node)
    const hedgeGroup = hedged && groupOf.get(hedged)
    let group: AttemptGroup
    if (hedgeGroup) {
      group = hedgeGroup
      group.nodes.push(node)
      group.hedges.add(node)
      group.foundBy ??= 'hedge'
      group.confidence ??= 'high'
    } else {
      const explicit = explicitRetry(marks, identity, node, pending, seen)
      const joined =
        explicit === 'continuation'
          ? null
          : (explicit ?? siblingRetry(identity, node, pending, hasRetryEvent, seen))
      if (joined) {
        group = joined.group
        pending.remove(group)
        group.nodes.push(node)
        group.foundBy ??= joined.foundBy
        group.confidence = group.confidence === 'medium' ? 'medium' : joined.confidence
      } else {
        group = fresh(node)
        groups.push(group)
        if (explicit === 'continuation') {
          group.continuation = true
          group.foundBy = 'explicit'
          group.confidence = 'high'
        }
      }
      if (marks.inside > 0 && !(marks.ambiguous && joined)) {
        group.inside += marks.inside
        group.foundBy ??= 'explicit'
        group.confidence ??= 'high'
      }
    }
    if (marks.transparent) group.transparent++
    groupOf.set(node, group)
    if ((node.span.failed || isRedirect(node.span)) && !losers.has(node)) pending.add(identity, group)
    else if (isAuthChallenge(node.span)) pending.add(identity, group)
  }
  return groups
}
