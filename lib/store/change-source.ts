import type { Scope } from '#lib/domain/report/filter.ts'
import type { Json } from '#lib/domain/sources/json.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { Prisma } from './client/client.ts'
import { jsonColumn } from './json-column.ts'
import { lockOrganisation } from './lock-organisation.ts'
import { noSuchSource, type SourceChoices, type SourceRecord, toSourceRecord } from './source-record.ts'

/** What is to be different; what is absent stays. */
export interface SourceChange extends Partial<SourceChoices> {
  readonly paused?: boolean
  /** Encrypted. */
  readonly sealedSecret?: string
  readonly nextRunAt?: Date | null
  /** Whether it is to forget what it has fetched. */
  readonly forgets?: boolean
}

const ACTIONS = { true: 'source-paused', false: 'source-resumed', undefined: 'source-changed' } as const

/** Changes a source. The audit says what, but no secret. @throws AppError `not-found` */
export async function changeSource(
  { organisationId }: Scope,
  sourceId: string,
  change: SourceChange,
  author: string,
  at: AnyCatalogue = catalogue(),
): Promise<SourceRecord> {
  const { prisma } = await at
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const where = { id: sourceId, organisationId, deletedAt: null }
    if ((await transaction.source.findUnique({ where })) === null) throw noSuchSource()
    const { config, schedule, forgets = false, ...plain } = change
    const changed = await transaction.source.update({
      where,
      data: {
        ...plain,
        ...(config === undefined ? {} : { config: config as Prisma.InputJsonValue }),
        ...(schedule === undefined ? {} : { schedule: jsonColumn(schedule) }),
        ...(forgets ? { state: Prisma.DbNull, lastPeriod: null } : {}),
        failures: 0,
      },
    })
    const { sealedSecret, nextRunAt: _, ...told } = change
    const detail = { sourceId, ...told, secretReplaced: sealedSecret !== undefined } as Json
    await transaction.auditEntry.create({
      data: {
        organisationId,
        author,
        action: ACTIONS[`${change.paused}`],
        detail: detail as Prisma.InputJsonValue,
      },
    })
    return toSourceRecord(changed)
  })
}
