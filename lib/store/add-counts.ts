import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type {
  CountImport,
  CountOrigin,
  CountSource,
  DayCount,
  OperationUnit,
} from '#lib/domain/sci/counts/day-count.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import type { Prisma } from './client/client.ts'
import { toCountImport } from './count-import-record.ts'
import { lockOrganisation } from './lock-organisation.ts'

export interface NewCounts {
  readonly boundary: string
  readonly source: CountSource
  /** What one of each operation is; an operation that is not named keeps its unit, or is its own. */
  readonly units: readonly OperationUnit[]
  readonly counts: readonly DayCount[]
  /** Where a metrics server was asked. */
  readonly origin?: CountOrigin
  readonly author: string
  readonly note: string
}

/** Rows of one INSERT: PostgreSQL binds no more than 65,535 values. */
const BATCH = 5000

/** The unit of each operation in the counts. @throws AppError `conflict` where a known one would change */
function unitsOf({ counts, units }: NewCounts, known: readonly OperationUnit[]): readonly OperationUnit[] {
  const unitIn = (list: readonly OperationUnit[], operation: string) =>
    list.find((each) => each.operation === operation)?.unit
  return [...new Set(counts.map(({ operation }) => operation))].map((operation) => {
    const [before, asked] = [unitIn(known, operation), unitIn(units, operation)]
    if (before !== undefined && asked !== undefined && before !== asked)
      throw new AppError(
        'conflict',
        `The operation "${operation}" is counted in "${before}", not in "${asked}".`,
        'Give the operation another name: scores of different units are not comparable.',
      )
    return { operation, unit: before ?? asked ?? operation }
  })
}

/**
 * Keeps counts as the next version: they hold for the days that they have, and earlier ones for all other days.
 *
 * @throws AppError `not-found` without such a boundary, `conflict`
 */
export async function addCounts(
  { organisationId }: Scope,
  added: NewCounts,
  at: AnyCatalogue = catalogue(),
): Promise<CountImport> {
  const { prisma } = await at
  const { boundary, source, counts, origin, author, note } = added
  return prisma.$transaction(
    async (transaction) => {
      await lockOrganisation(transaction, organisationId)
      if ((await transaction.softwareBoundary.count({ where: { organisationId, name: boundary } })) === 0)
        throw new AppError('not-found', 'There is no boundary of this name.', 'Define the boundary first.')
      const earlier = await transaction.countImport.findMany({
        where: { organisationId, boundary },
        orderBy: { version: 'desc' },
      })
      const units = unitsOf(
        added,
        earlier.flatMap((row) => toCountImport(row).units),
      )
      const version = (earlier[0]?.version ?? 0) + 1
      const kept = await transaction.countImport.create({
        data: {
          organisationId,
          boundary,
          version,
          source,
          units: units as unknown as Prisma.InputJsonValue,
          ...(origin && { origin: origin as unknown as Prisma.InputJsonValue }),
          author,
          note,
        },
      })
      for (let first = 0; first < counts.length; first += BATCH)
        await transaction.operationCount.createMany({
          data: counts.slice(first, first + BATCH).map((count) => ({ ...count, importId: kept.id })),
        })
      const days = counts.map(({ day }) => day).sort()
      await transaction.auditEntry.create({
        data: {
          organisationId,
          author,
          action: 'counts-imported',
          detail: {
            boundary,
            version,
            source,
            operations: units.map(({ operation }) => operation),
            from: days.at(0) ?? null,
            to: days.at(-1) ?? null,
            ...(origin && { origin: origin as unknown as Prisma.InputJsonValue }),
            note,
          },
        },
      })
      return toCountImport(kept)
    },
    { timeout: 60_000 },
  )
}
