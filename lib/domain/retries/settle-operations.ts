import { renameOperations } from './merge-named.ts'
import { cutNames, MOST_OPERATIONS, nameFor, noNames, type OperationNames } from './operation-names.ts'
import type { RetrySums } from './retry-sums.ts'

/** The names of a service's operations, made when first asked for. */
export function namesOf({ operations }: RetrySums, service: string): OperationNames {
  const known = operations.get(service) ?? noNames()
  operations.set(service, known)
  return known
}

/** Counts every operation under the name that it has by now. */
export const countByNames = (sums: RetrySums): void =>
  renameOperations(sums, (service, operation) => nameFor(namesOf(sums, service), operation))

/**
 * Leaves at most `MOST_OPERATIONS` of each service: where there are more, names lose their ids, and where there still are, the rest
 * become others. Sums that were merged need it before they are read.
 */
export function settleOperations(sums: RetrySums): void {
  const full = [...sums.operations.values()].filter(({ names }) => names.size > MOST_OPERATIONS)
  if (full.length === 0) return
  for (const each of full) cutNames(each)
  countByNames(sums)
}
