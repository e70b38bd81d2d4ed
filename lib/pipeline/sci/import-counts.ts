import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { CountImport, OperationUnit } from '#lib/domain/sci/counts/day-count.ts'
import { nameFault } from '#lib/domain/sci/name-fault.ts'
import { addCounts } from '#lib/store/add-counts.ts'
import { findBoundary } from '#lib/store/find-boundary.ts'
import { countsInCsv } from './counts-in-csv.ts'

/** So many faults are named in an error; a reading without storing names all. */
const FAULTS_NAMED = 10

/** @throws AppError `bad-arguments` */
export function refuseUnits(units: readonly OperationUnit[]): void {
  const wrong = units.flatMap(({ unit }) => nameFault(unit) ?? [])[0]
  if (wrong !== undefined)
    throw new AppError('bad-arguments', 'The unit of an operation is not accepted.', wrong)
}

/**
 * Keeps the counts of a CSV file: they hold for the days that the file has, earlier ones for all others. Nothing is kept where any row is at fault.
 *
 * @throws AppError `bad-arguments` with the lines at fault, `not-found`, `conflict` where a unit would change
 */
export async function importCounts(
  scope: Scope,
  asked: {
    readonly boundary: string
    readonly csv: string
    readonly units: readonly OperationUnit[]
    readonly author: string
    readonly note: string
  },
): Promise<CountImport> {
  const { csv, ...rest } = asked
  await findBoundary(scope, asked.boundary)
  refuseUnits(asked.units)
  const { counts, faults } = countsInCsv(csv)
  if (faults.length === 0) return addCounts(scope, { ...rest, counts, source: 'csv' })
  const named = faults.slice(0, FAULTS_NAMED).map(({ line, fault }) => `Line ${line}: ${fault}`)
  const more = faults.length - named.length
  throw new AppError(
    'bad-arguments',
    `${faults.length} of the lines cannot be read, and nothing was kept.`,
    [...named, ...(more > 0 ? [`And ${more} more.`] : [])].join(' '),
  )
}
