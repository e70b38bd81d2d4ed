import type { Scope } from '#lib/domain/report/filter.ts'
import type { CountInForce } from '#lib/domain/sci/counts/day-count.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { toCountSource } from './count-import-record.ts'

/** The counts of an operation that hold, by day: of each day, those of the latest import that has it. */
export async function countsInForce(
  { organisationId }: Scope,
  { boundary, operation }: { readonly boundary: string; readonly operation: string },
  at: AnyCatalogue = catalogue(),
): Promise<readonly CountInForce[]> {
  const { prisma } = await at
  const rows = await prisma.$queryRaw<
    { day: string; count: number; coveredHours: number; source: string; version: number }[]
  >`
    SELECT DISTINCT ON (c.day) c.day, c.count, c.covered_hours AS "coveredHours", i.source, i.version
    FROM operation_count c JOIN count_import i ON i.id = c.import_id
    WHERE i.organisation_id = ${organisationId} AND i.boundary = ${boundary} AND c.operation = ${operation}
    ORDER BY c.day, i.version DESC`
  return rows.map((row) => ({ ...row, source: toCountSource(row.source) }))
}
