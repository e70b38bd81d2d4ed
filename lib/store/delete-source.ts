import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { Prisma } from './client/client.ts'
import { lockOrganisation } from './lock-organisation.ts'
import { noSuchSource } from './source-record.ts'

/** Takes a source away, with its secret. What was imported from it stays. @throws AppError `not-found` */
export async function deleteSource(
  { organisationId }: Scope,
  sourceId: string,
  author: string,
  at: AnyCatalogue = catalogue(),
): Promise<void> {
  const { prisma } = await at
  await prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const where = { id: sourceId, organisationId, deletedAt: null }
    const found = await transaction.source.findUnique({ where })
    if (found === null) throw noSuchSource()
    await transaction.source.update({
      where,
      data: { deletedAt: new Date(), nextRunAt: null, sealedSecret: null, state: Prisma.DbNull },
    })
    const { kind, name } = found
    await transaction.auditEntry.create({
      data: { organisationId, author, action: 'source-deleted', detail: { sourceId, kind, name } },
    })
  })
}
