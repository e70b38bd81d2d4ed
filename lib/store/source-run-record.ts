import type { SourceOutcome } from '#lib/domain/sources/source-outcome.ts'
import type { SourceRun as SourceRunRow } from './client/client.ts'

/** One time that a source was asked. */
export interface SourceRunRecord {
  readonly id: string
  readonly sourceId: string
  readonly outcome: SourceOutcome
  /** Empty where the schedule did. */
  readonly author: string
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly finishedAt: string | null
  readonly error: string | null
  /** What a person should know of it. */
  readonly notes: readonly string[]
  readonly requests: number
  readonly bytes: number
  readonly importIds: readonly string[]
}

export const toSourceRunRecord = ({
  bytes,
  startedAt,
  finishedAt,
  ...row
}: SourceRunRow): SourceRunRecord => ({
  ...row,
  bytes: Number(bytes),
  startedAt: startedAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
})
