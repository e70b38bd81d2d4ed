import { operationTemplate } from './operation-template.ts'

/** Operations of one service that are told apart. A service that is named by its code has tens. */
export const MOST_OPERATIONS = 200

/** What stands for the operations of a service beyond those that are told apart. */
export const OTHER_OPERATIONS = '{other}'

/** The operations of one service in the sums. */
export interface OperationNames {
  /** There were more than are told apart: names stand without what differs from request to request. */
  templated: boolean
  /** The last name that is told apart, where even so there were too many; all that come after it are others. */
  last: string | null
  readonly names: Set<string>
}

/** No operations. */
export const noNames = (): OperationNames => ({ templated: false, last: null, names: new Set() })

const digitsOf = (name: string): number => name.replace(/\D/g, '').length

/**
 * Which names stay where not all can: those with the fewest digits, then the shortest. It hangs on the names alone, so that neither the
 * order of the traces nor how they are spread over files and days changes anything.
 */
export const compareNames = (a: string, b: string): number =>
  digitsOf(a) - digitsOf(b) || a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)

/** The name under which an operation counts. */
export function nameFor({ templated, last, names }: OperationNames, operation: string): string {
  if (names.has(operation) || operation === OTHER_OPERATIONS) return operation
  const name = templated ? operationTemplate(operation) : operation
  return last !== null && compareNames(name, last) > 0 ? OTHER_OPERATIONS : name
}

/** Leaves no more names than are told apart. What counted under another name has to be counted by `nameFor` again. */
export function cutNames(known: OperationNames): void {
  const names = [...known.names].map(operationTemplate)
  known.templated = true
  const kept = [...new Set(names)].sort(compareNames)
  if (kept.length > MOST_OPERATIONS) known.last = kept[MOST_OPERATIONS - 1] ?? null
  known.names.clear()
  for (const name of kept.slice(0, MOST_OPERATIONS)) known.names.add(name)
}
