import type { Scope } from '#lib/domain/report/filter.ts'
import type { SourceKind } from '#lib/domain/sources/source-kind.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import type { Prisma } from './client/client.ts'
import { jsonColumn } from './json-column.ts'
import { lockOrganisation } from './lock-organisation.ts'
import { type SourceChoices, type SourceRecord, toSourceRecord } from './source-record.ts'

export interface NewSource extends SourceChoices {
  readonly id: string
  readonly kind: SourceKind
  /** Encrypted; null where none is needed. */
  readonly sealedSecret: string | null
  readonly nextRunAt: Date | null
  readonly author: string
}

/** Writes a source down. Nothing is asked of it before its time. @throws AppError `not-found` */
export async function addSource(
  { organisationId }: Scope,
  source: NewSource,
  at: AnyCatalogue = catalogue(),
): Promise<SourceRecord> {
  const { prisma } = await at
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const { config, schedule, sealedSecret, ...plain } = source
    const added = await transaction.source.create({
      data: {
        ...plain,
        sealedSecret,
        organisationId,
        config: config as Prisma.InputJsonValue,
        schedule: jsonColumn(schedule),
      },
    })
    const { id: sourceId, kind, name, budgetUsd, author } = source
    const detail = { sourceId, kind, name, budgetUsd, config, schedule, hasSecret: sealedSecret !== null }
    await transaction.auditEntry.create({
      data: { organisationId, author, action: 'source-added', detail: detail as Prisma.InputJsonValue },
    })
    return toSourceRecord(added)
  })
}
