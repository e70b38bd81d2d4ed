import type { Scope } from '#lib/domain/report/filter.ts'
import type { AskedOperation } from './gb-per-operation.ts'
import { boundaries } from './sci/boundaries.ts'
import { operationUnits } from './sci/operations.ts'

/** An operation of which GB can be told. */
export interface LoggedOperation extends AskedOperation {
  readonly unit: string
}

/** Every operation that is counted, of every boundary in force. */
export async function loggedOperations(scope: Scope): Promise<readonly LoggedOperation[]> {
  const all = await boundaries(scope)
  const units = await Promise.all(
    all.map(async ({ name }) =>
      (await operationUnits(scope, name)).map(({ operation, unit }) => ({ boundary: name, operation, unit })),
    ),
  )
  return units.flat()
}
