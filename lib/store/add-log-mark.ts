import { AppError } from '#lib/domain/errors/app-error.ts'
import type { AuditMark, SampleAttachment } from '#lib/domain/logging/billed/log-marks.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { lockOrganisation } from './lock-organisation.ts'
import { toAttachment, toAuditMark } from './log-mark-record.ts'

export type NewAttachment = Omit<SampleAttachment, 'id' | 'createdAt'>
export type NewAuditMark = Omit<AuditMark, 'id' | 'createdAt'>

/** The order of writing decides what is in force: no two have the same time, nor a later one an earlier time. */
const after = (last: { createdAt: Date } | null): Date =>
  new Date(Math.max(Date.now(), (last?.createdAt.getTime() ?? 0) + 1))

/**
 * Writes down which source the logs of an import are of, or that they are of none. What was written before stays.
 *
 * @throws AppError `not-found` where no import of logs of this id counts
 */
export async function addLogAttachment(
  { organisationId }: Scope,
  { importId, source, author, note }: NewAttachment,
  at: AnyCatalogue = catalogue(),
): Promise<SampleAttachment> {
  const { prisma } = await at
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const where = { id: importId, organisationId, contents: 'logs', state: 'active' } as const
    if (!(await transaction.import.findFirst({ where, select: { id: true } })))
      throw new AppError(
        'not-found',
        'There is no such import of logs.',
        'Choose one from the list of imports.',
      )
    const last = await transaction.logAttachment.findFirst({
      where: { organisationId },
      orderBy: { createdAt: 'desc' },
    })
    const added = await transaction.logAttachment.create({
      data: { organisationId, importId, source, author, note, createdAt: after(last) },
    })
    await transaction.auditEntry.create({
      data: { organisationId, author, action: 'logs-attached', detail: { importId, source, note } },
    })
    return toAttachment(added)
  })
}

/** Writes down that logs are to be kept as they are, or no longer. What was written before stays. */
export async function addLogAuditMark(
  { organisationId }: Scope,
  { source, template, keep, author, note }: NewAuditMark,
  at: AnyCatalogue = catalogue(),
): Promise<AuditMark> {
  const { prisma } = await at
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const last = await transaction.logAuditMark.findFirst({
      where: { organisationId },
      orderBy: { createdAt: 'desc' },
    })
    const added = await transaction.logAuditMark.create({
      data: { organisationId, source, template, keep, author, note, createdAt: after(last) },
    })
    await transaction.auditEntry.create({
      data: { organisationId, author, action: 'logs-marked', detail: { source, template, keep, note } },
    })
    return toAuditMark(added)
  })
}
