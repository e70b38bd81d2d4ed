import type { LoggingReport } from '../logging-report.ts'
import type { BilledSample } from './billed-sample.ts'
import type { AuditMark } from './log-marks.ts'

const markOf = (mark: AuditMark | null): AuditMark | null => mark && { ...mark, author: '', note: '' }

const sampleOf = (sample: BilledSample | null): BilledSample | null =>
  sample && {
    ...sample,
    importIds: [],
    fileNames: [],
    templates: sample.templates.map((each) => ({ ...each, auditKeep: markOf(each.auditKeep), edges: [] })),
  }

/**
 * What a bill and samples say of logs, for readers outside: without the files that samples came from, who said what of them, and the
 * calls of other services that they may speak of.
 */
export const namelessLogs = (report: LoggingReport): LoggingReport => ({
  ...report,
  samples: [],
  sources: report.sources.map((each) => ({
    ...each,
    auditKeep: markOf(each.auditKeep),
    sample: sampleOf(each.sample),
  })),
  clusters: report.clusters.map((each) => ({ ...each, shares: [], sample: sampleOf(each.sample) })),
})
