import type { Scope } from '#lib/domain/report/filter.ts'
import { type CountImport, HOURS_OF_DAY, type OperationUnit } from '#lib/domain/sci/counts/day-count.ts'
import { countsInForce } from '#lib/store/counts-in-force.ts'
import { findBoundary } from '#lib/store/find-boundary.ts'
import { listCountImports } from '#lib/store/list-count-imports.ts'

/** An operation of a boundary, and the days on which it was counted. */
export interface CountedOperation extends OperationUnit {
  readonly sources: readonly string[]
  /** ISO dates of the first and the last day with a count, both included. */
  readonly from: string
  readonly to: string
  /** Days that were counted whole, and days of which only some hours were. */
  readonly days: number
  readonly partDays: number
  /** Of the whole days. */
  readonly count: number
}

/** The operations of a boundary with their units, in the order in which they were first counted. */
export async function operationUnits(scope: Scope, boundary: string): Promise<readonly OperationUnit[]> {
  const imports = await listCountImports(scope, boundary)
  const units = [...imports].reverse().flatMap((each) => each.units)
  return [...new Map(units.map((each) => [each.operation, each])).values()]
}

/** What is counted for a boundary, and every import of counts, newest first. @throws AppError `not-found` */
export async function operations(
  scope: Scope,
  boundary: string,
): Promise<{ readonly operations: readonly CountedOperation[]; readonly imports: readonly CountImport[] }> {
  await findBoundary(scope, boundary)
  const units = await operationUnits(scope, boundary)
  const counted: CountedOperation[] = []
  for (const unit of units) {
    const counts = await countsInForce(scope, { boundary, operation: unit.operation })
    const whole = counts.filter(({ coveredHours }) => coveredHours >= HOURS_OF_DAY)
    counted.push({
      ...unit,
      sources: [...new Set(counts.map(({ source }) => source))].sort(),
      from: counts[0]?.day ?? '',
      to: counts.at(-1)?.day ?? '',
      days: whole.length,
      partDays: counts.length - whole.length,
      count: whole.reduce((sum, { count }) => sum + count, 0),
    })
  }
  return { operations: counted, imports: await listCountImports(scope, boundary) }
}
