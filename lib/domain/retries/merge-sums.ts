import { lower, noEdge } from './add-edges.ts'
import { serviceOf } from './add-services.ts'
import { addBlame } from './blame.ts'
import { mergeProfiles } from './call-profile.ts'
import type { EdgeSums, RetrySums } from './retry-sums.ts'

/** Attempts kept for joining traces: enough for days of root clients, and bounded. */
const MOST_OPEN = 200_000

type CountKey = { [Key in keyof RetrySums]: RetrySums[Key] extends number ? Key : never }[keyof RetrySums]

const COUNTS: readonly CountKey[] = [
  'spans',
  'traces',
  'retries',
  'hiddenRetries',
  'siblingRetries',
  'explicitRetries',
  'hedges',
  'orphanCount',
  'orphanNs',
  'orphanHeldNs',
  'duplicates',
  'missingParents',
  'incompleteTraces',
  'cycles',
  'suspected',
  'redirects',
  'authChallenges',
  'loops',
  'loopRepeats',
  'repeats',
  'crossTrace',
  'openDropped',
]

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

/** Adds the sums of further traces to `into`, which is changed. The order of merging changes nothing. */
export function mergeSums(into: RetrySums, from: RetrySums): void {
  for (const key of COUNTS) into[key] += from[key]
  for (const [key, edge] of from.edges) {
    const known = into.edges.get(key) ?? noEdge(edge)
    into.edges.set(key, known)
    addEdge(known, edge)
  }
  for (const [name, service] of from.services) {
    const known = serviceOf(into, name)
    for (const key of Object.keys(known) as (keyof typeof known)[]) known[key] += service[key]
  }
  for (const [key, root] of from.roots) {
    const known = into.roots.get(key)
    if (!known) {
      into.roots.set(key, { ...root })
      continue
    }
    known.requests += root.requests
    known.delivered += root.delivered
    known.ns += root.ns
    known.wastedNs += root.wastedNs
  }
  for (const view of ['policy', 'cause'] as const)
    for (const [edge, services] of from[view])
      for (const [service, part] of services) addBlame(into[view], edge, service, part)
  for (const open of from.open) {
    if (into.open.length < MOST_OPEN) into.open.push(open)
    else into.openDropped++
  }
}
