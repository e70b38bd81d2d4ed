import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { type SourceRunRecord, toSourceRunRecord } from './source-run-record.ts'

const MAX_RUNS = 200

/** The runs of a source, newest first. */
export async function listSourceRuns(
  { organisationId }: Scope,
  sourceId: string,
  at: AnyCatalogue = catalogue(),
): Promise<readonly SourceRunRecord[]> {
  const { prisma } = await at
  const found = await prisma.sourceRun.findMany({
    where: { sourceId, source: { organisationId } },
    orderBy: [{ startedAt: 'desc' }, { id: 'asc' }],
    take: MAX_RUNS,
  })
  return found.map(toSourceRunRecord)
}
