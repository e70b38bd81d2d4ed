import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { type SourceRecord, toSourceRecord } from './source-record.ts'
import { type SourceRunRecord, toSourceRunRecord } from './source-run-record.ts'

/** The sources that are not deleted, oldest first, each with its newest run. */
export async function listSources(
  { organisationId }: Scope,
  at: AnyCatalogue = catalogue(),
): Promise<readonly (SourceRecord & { readonly lastRun: SourceRunRecord | null })[]> {
  const { prisma } = await at
  const found = await prisma.source.findMany({
    where: { organisationId, deletedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { runs: { orderBy: { startedAt: 'desc' }, take: 1 } },
  })
  return found.map(({ runs: [last], ...row }) => ({
    ...toSourceRecord(row),
    lastRun: last === undefined ? null : toSourceRunRecord(last),
  }))
}
