import { logSource } from '../log-source.ts'
import type { SampleSummary, SourceSums } from '../logging-report.ts'
import { type groupLogs, isWritten, type LogRow } from '../sum-logs.ts'
import { actionableSource } from './actionable-sums.ts'
import { billedSample } from './billed-sample.ts'
import type { KnownOfLogs } from './known-of-logs.ts'
import { markKey } from './log-marks.ts'
import { proposeSource, serviceNames } from './propose-source.ts'
import { sourceId } from './source-id.ts'

/** A row of one source. */
interface SourceRow extends LogRow {
  readonly row: LogRow['row'] & {
    readonly account: string
    readonly resource: string
    readonly resourceType: string
  }
}

type SourceGroup = ReturnType<typeof groupLogs<SourceRow>>[number]

const isRead = ({ stage }: LogRow): boolean => stage.stage === 'query'

/** Accounts whose bill says which logs were read. */
const readersOf = (groups: readonly SourceGroup[]): ReadonlySet<string> =>
  new Set(
    groups
      .filter(({ rows }) => rows[0].row.resource !== '' && rows.some(isRead))
      .map(({ rows }) => rows[0].row.account),
  )

/** The sources of a bill with what can be done about them, what samples say of them, and what is to be kept. */
export function billedSources(groups: readonly SourceGroup[], known: KnownOfLogs): readonly SourceSums[] {
  const readers = readersOf(groups)
  return groups.map(({ rows, sums }) => {
    const { account, resource, resourceType } = rows[0].row
    const id = sourceId(account, resource, resourceType)
    const source = logSource(resource, resourceType)
    const lines = actionableSource(rows)
    const mark = known.marks.get(markKey({ source: id, template: null }))
    const own = known.samples.filter(({ importId }) => known.attachments.get(importId)?.source === id)
    const [written, stored] = [lines.written.gb ?? 0, lines.stored.gb ?? 0]
    return {
      id,
      account,
      resource,
      resourceType,
      source,
      monthsKept: written > 0 && stored > 0 ? stored / written : null,
      isNeverRead:
        resource !== '' &&
        readers.has(account) &&
        rows.some(({ stage }) => isWritten(stage.stage)) &&
        !rows.some(isRead),
      auditKeep: mark?.keep ? mark : null,
      sample: billedSample({ id, ...lines, services: serviceNames(source) }, own, {
        marks: known.marks,
        edges: known.edges,
        most: known.templates,
      }),
      ...lines,
      ...sums,
    }
  })
}

/** Samples with which source they are of, or may be of. */
export const sampleSummaries = (
  { samples, attachments }: Pick<KnownOfLogs, 'samples' | 'attachments'>,
  sources: readonly SourceSums[],
): readonly SampleSummary[] =>
  samples.map(({ importId, fileNames, createdAt, lines, bytes, records, templates }) => {
    const attachment = attachments.get(importId) ?? null
    return {
      importId,
      fileNames,
      createdAt,
      lines,
      bytes,
      records,
      templateCount: templates.length,
      attachment,
      proposal: attachment ? null : proposeSource(fileNames, sources),
    }
  })
