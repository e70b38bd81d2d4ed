import type { Json } from '#lib/domain/sources/json.ts'
import type { Schedule } from '#lib/domain/sources/schedule.ts'
import type { SourceKind } from '#lib/domain/sources/source-kind.ts'
import type { SourceOutcome } from '#lib/domain/sources/source-outcome.ts'
import type { AskedHost } from './source-hosts.client.tsx'

/** One time that a source was asked, as the API tells it. */
export interface ListedRun {
  readonly id: string
  readonly outcome: SourceOutcome
  readonly author: string
  readonly startedAt: string
  readonly error: string | null
  readonly notes: readonly string[]
  readonly requests: number
  readonly bytes: number
  readonly importIds: readonly string[]
}

/** A source as it is listed. */
export interface ListedSource {
  readonly id: string
  readonly kind: SourceKind
  readonly name: string
  /** Without the secret, which is kept apart and shown to nobody. */
  readonly config: Json
  /** The most that the requests of one run may cost, US dollars; null: nothing. */
  readonly budgetUsd: number | null
  readonly schedule: Schedule | null
  readonly paused: boolean
  readonly nextRunAt: string | null
  readonly lastPeriod: string | null
  readonly lastRun: ListedRun | null
  readonly hosts: readonly AskedHost[]
}
