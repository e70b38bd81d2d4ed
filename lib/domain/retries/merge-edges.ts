import { edgeKey, lower, noEdge } from './add-edges.ts'
import { mergeProfiles } from './call-profile.ts'
import type { EdgeSums, RetrySums, RootSums } from './retry-sums.ts'

function addRecord<Key extends string>(
  into: Partial<Record<Key, number>>,
  from: Partial<Record<Key, number>>,
): void {
  for (const key of Object.keys(from) as Key[]) into[key] = (into[key] ?? 0) + (from[key] ?? 0)
}

function addEdge(into: EdgeSums, from: EdgeSums): void {
  into.attempts += from.attempts
  into.logicalCalls += from.logicalCalls
  into.retries += from.retries
  into.hedges += from.hedges
  into.transparentRetries += from.transparentRetries
  into.finalFailures += from.finalFailures
  into.failedAfterRetry += from.failedAfterRetry
  into.rescued += from.rescued
  into.wasted += from.wasted
  into.attemptNs += from.attemptNs
  into.wastedNs += from.wastedNs
  into.untimed += from.untimed
  into.notVisible += from.notVisible
  addRecord(into.byClass, from.byClass)
  addRecord(into.byFound, from.byFound)
  addRecord(into.byTrigger, from.byTrigger)
  into.confidence = lower(into.confidence, from.confidence)
  mergeProfiles(into.profile, from.profile)
}

/** Adds an edge under the name of an operation, its own or another. */
export function mergeEdge(into: RetrySums['edges'], edge: EdgeSums, operation: string): void {
  const named = { caller: edge.caller, callee: edge.callee, operation, local: edge.local }
  const key = edgeKey(named)
  const known = into.get(key) ?? noEdge(named)
  into.set(key, known)
  addEdge(known, edge)
}

/** Adds requests from outside under the name of an operation, their own or another. */
export function mergeRoot(into: RetrySums['roots'], root: RootSums, operation: string): void {
  const key = `${root.service}\0${operation}`
  const known = into.get(key)
  if (!known) {
    into.set(key, { ...root, operation })
    return
  }
  known.requests += root.requests
  known.delivered += root.delivered
  known.ns += root.ns
  known.wastedNs += root.wastedNs
}
