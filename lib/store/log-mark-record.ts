import type { AuditMark, SampleAttachment } from '#lib/domain/logging/billed/log-marks.ts'
import type { LogAttachment, LogAuditMark } from './client/client.ts'

export const toAttachment = (row: LogAttachment): SampleAttachment => ({
  id: row.id,
  importId: row.importId,
  source: row.source,
  author: row.author,
  note: row.note,
  createdAt: row.createdAt.toISOString(),
})

export const toAuditMark = (row: LogAuditMark): AuditMark => ({
  id: row.id,
  source: row.source,
  template: row.template,
  keep: row.keep,
  author: row.author,
  note: row.note,
  createdAt: row.createdAt.toISOString(),
})
