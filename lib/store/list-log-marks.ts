import type { AuditMark, SampleAttachment } from '#lib/domain/logging/billed/log-marks.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { toAttachment, toAuditMark } from './log-mark-record.ts'

/** What people ever said of samples of logs, newest first: the latest about a sample is in force. */
export async function listLogAttachments(
  { organisationId }: Scope,
  at: AnyCatalogue = catalogue(),
): Promise<readonly SampleAttachment[]> {
  const { prisma } = await at
  const rows = await prisma.logAttachment.findMany({
    where: { organisationId },
    orderBy: { createdAt: 'desc' },
  })
  return rows.map(toAttachment)
}

/** Every mark of logs to keep as they are, and every mark taken back, newest first: the latest of a source and template is in force. */
export async function listLogAuditMarks(
  { organisationId }: Scope,
  at: AnyCatalogue = catalogue(),
): Promise<readonly AuditMark[]> {
  const { prisma } = await at
  const rows = await prisma.logAuditMark.findMany({
    where: { organisationId },
    orderBy: { createdAt: 'desc' },
  })
  return rows.map(toAuditMark)
}
