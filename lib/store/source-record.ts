import { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Json } from '#lib/domain/sources/json.ts'
import { SCHEDULE_HOURS, type Schedule } from '#lib/domain/sources/schedule.ts'
import { SOURCE_NAMES, type SourceKind } from '#lib/domain/sources/source-kind.ts'
import type { Source as SourceRow } from './client/client.ts'

const StoredSchedule = z.object({ everyHours: z.literal(SCHEDULE_HOURS), hour: z.number() })
const Kind = z.enum(Object.keys(SOURCE_NAMES) as [SourceKind, ...SourceKind[]])

/** What a person decides of a source. */
export interface SourceChoices {
  readonly name: string
  /** As its fetcher reads it; no secret is in it. */
  readonly config: Json
  /** Null: only when somebody asks. */
  readonly schedule: Schedule | null
  /** The most that the requests of one run may cost; null: nothing. */
  readonly budgetUsd: number | null
}

/** A source. Its secret is not part of it, nor is what was fetched so far. */
export interface SourceRecord extends SourceChoices {
  readonly id: string
  readonly organisationId: string
  readonly kind: SourceKind
  readonly hasSecret: boolean
  readonly paused: boolean
  /** Runs that failed since one did not. */
  readonly failures: number
  /** ISO 8601, UTC. */
  readonly nextRunAt: string | null
  /** The newest month that it has, `2026-09`. */
  readonly lastPeriod: string | null
  readonly author: string
  readonly createdAt: string
}

export const toSourceRecord = (row: SourceRow): SourceRecord => ({
  id: row.id,
  organisationId: row.organisationId,
  kind: Kind.parse(row.kind),
  name: row.name,
  config: z.json().parse(row.config),
  schedule: StoredSchedule.nullable().parse(row.schedule),
  budgetUsd: row.budgetUsd,
  hasSecret: row.sealedSecret !== null,
  paused: row.paused,
  failures: row.failures,
  nextRunAt: row.nextRunAt?.toISOString() ?? null,
  lastPeriod: row.lastPeriod,
  author: row.author,
  createdAt: row.createdAt.toISOString(),
})

/** For a source that is not there, or not any more. */
export const noSuchSource = () =>
  new AppError('not-found', 'This source does not exist.', 'Choose one from the list of sources.')
