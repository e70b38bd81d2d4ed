import type { LogSample } from './billed-sample.ts'
import type { AuditMark, SampleAttachment } from './log-marks.ts'
import type { RetryEdgeRef } from './retry-edges.ts'

/** What is known of logs besides the bill. */
export interface KnownOfLogs {
  readonly samples: readonly LogSample[]
  /** In force, by import. */
  readonly attachments: ReadonlyMap<string, SampleAttachment>
  /** In force, by `markKey`. */
  readonly marks: ReadonlyMap<string, AuditMark>
  readonly edges: readonly RetryEdgeRef[]
  /** How many templates of a source to list. */
  readonly templates: number
}
