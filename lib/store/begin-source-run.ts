import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { lockOrganisation } from './lock-organisation.ts'
import { noSuchSource } from './source-record.ts'
import { type SourceRunRecord, toSourceRunRecord } from './source-run-record.ts'

/**
 * Notes that a source is being asked.
 *
 * @param author empty where the schedule asks
 * @throws AppError `not-found`; `conflict` where it is being asked already, or is paused and nobody asks but the schedule
 */
export async function beginSourceRun(
  { organisationId }: Scope,
  sourceId: string,
  author: string,
  at: AnyCatalogue = catalogue(),
): Promise<SourceRunRecord> {
  const { prisma } = await at
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const found = await transaction.source.findUnique({
      where: { id: sourceId, organisationId, deletedAt: null },
    })
    if (found === null) throw noSuchSource()
    if (found.paused && author === '')
      throw new AppError('conflict', 'This source is paused.', 'Resume it, or run it by hand.')
    if ((await transaction.sourceRun.count({ where: { sourceId, outcome: 'running' } })) > 0)
      throw new AppError('conflict', 'This source is being asked already.', 'Wait until its run has ended.')
    return toSourceRunRecord(await transaction.sourceRun.create({ data: { sourceId, author } }))
  })
}
