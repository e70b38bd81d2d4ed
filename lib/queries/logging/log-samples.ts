import { join } from 'node:path'
import type { LogSample } from '#lib/domain/logging/billed/billed-sample.ts'
import {
  type AuditMark,
  latestByKey,
  markKey,
  type SampleAttachment,
} from '#lib/domain/logging/billed/log-marks.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { withConnection } from '#lib/engine/duckdb/shared-engine.ts'
import { againIfGone } from '#lib/engine/facts/again-if-gone.ts'
import { partFolder } from '#lib/engine/facts/part-files.ts'
import { readSample } from '#lib/engine/logs/sample-file.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import type { ImportRecord } from '#lib/store/import-record.ts'
import { listLogAttachments, listLogAuditMarks } from '#lib/store/list-log-marks.ts'

/** The samples of an organisation, and what people said of them. */
export interface LogSamples {
  readonly samples: readonly LogSample[]
  /** In force, by import. */
  readonly attachments: ReadonlyMap<string, SampleAttachment>
  /** In force, by `markKey`. */
  readonly marks: ReadonlyMap<string, AuditMark>
}

/** The samples that count, newest first. @param imports of the organisation */
export async function logSamples(scope: Scope, imports: readonly ImportRecord[]): Promise<LogSamples> {
  const [attachments, marks] = await Promise.all([listLogAttachments(scope), listLogAuditMarks(scope)])
  const samples = await againIfGone(async () => {
    const [{ dataDir }, parts] = await Promise.all([catalogue(), activeParts(scope, 'logs')])
    if (parts.length === 0) return []
    return withConnection(async (connection) => {
      const read: LogSample[] = []
      for (const { id, importId } of parts) {
        const of = imports.find((each) => each.id === importId)
        if (!of) continue
        const report = await readSample(
          connection,
          partFolder(join(dataDir, 'lake'), scope.organisationId, id),
        )
        read.push({ ...report, importId, fileNames: of.fileNames, createdAt: of.createdAt })
      }
      return read
    })
  })
  return {
    samples: samples.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)),
    attachments: latestByKey(attachments, ({ importId }) => importId),
    marks: latestByKey(marks, markKey),
  }
}

/** Everything that people ever said of the logs of an organisation, newest first; nothing for who sees some teams only. */
export async function logMarkHistory(scope: Scope): Promise<{
  readonly attachments: readonly SampleAttachment[]
  readonly marks: readonly AuditMark[]
}> {
  if (scope.teams !== 'all') return { attachments: [], marks: [] }
  const [attachments, marks] = await Promise.all([listLogAttachments(scope), listLogAuditMarks(scope)])
  return { attachments, marks }
}
