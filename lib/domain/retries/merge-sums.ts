import { serviceOf } from './add-services.ts'
import { mergeNamed } from './merge-named.ts'
import {
  compareNames,
  cutNames,
  MOST_OPERATIONS,
  nameFor,
  type OperationNames,
  OTHER_OPERATIONS,
} from './operation-names.ts'
import type { RetrySums } from './retry-sums.ts'
import { countByNames, namesOf, settleOperations } from './settle-operations.ts'

/** Sums are settled when a service has so many operations, and not at every one beyond those that are told apart. */
const SETTLED_AT = 2 * MOST_OPERATIONS

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
  'tooLargeTraces',
  'tooLargeSpans',
]

/** What other sums know of the names of operations holds for these too. */
function learnNames(into: RetrySums, from: RetrySums): void {
  let isNew = false
  for (const [service, { templated, last }] of from.operations) {
    if (!templated) continue
    const known = namesOf(into, service)
    if (!known.templated) {
      cutNames(known)
      isNew = true
    }
    if (last === null || (known.last !== null && compareNames(known.last, last) <= 0)) continue
    known.last = last
    for (const name of known.names) if (compareNames(name, last) > 0) known.names.delete(name)
    isNew = true
  }
  if (isNew) countByNames(into)
}

/** The name under which an operation counts, which is known from here on. */
function known(names: OperationNames, operation: string): string {
  const name = nameFor(names, operation)
  if (name !== OTHER_OPERATIONS) names.names.add(name)
  return name
}

/**
 * Adds the sums of further traces to `into`, which is changed. Neither the order of merging nor what was merged before changes
 * anything, once `settleOperations` was called.
 */
export function mergeSums(into: RetrySums, from: RetrySums): void {
  for (const key of COUNTS) into[key] += from[key]
  learnNames(into, from)
  for (const [name, service] of from.services) {
    const sum = serviceOf(into, name)
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += service[key]
  }
  const named = { ...from, edges: from.edges.values(), roots: from.roots.values() }
  let isFull = false
  mergeNamed(into, named, (service, operation) => {
    const names = namesOf(into, service)
    const name = known(names, operation)
    if (names.names.size > SETTLED_AT) isFull = true
    return name
  })
  if (isFull) settleOperations(into)
}
