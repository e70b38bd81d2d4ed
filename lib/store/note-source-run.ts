import type { Json } from '#lib/domain/sources/json.ts'
import type { SourceOutcome } from '#lib/domain/sources/source-outcome.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import type { Prisma } from './client/client.ts'

/** How far a run is, or how it ended. */
export interface SourceRunNote {
  readonly outcome?: SourceOutcome
  readonly finishedAt?: Date
  readonly error?: string | null
  readonly notes: readonly string[]
  readonly requests: number
  readonly bytes: number
  readonly importIds: readonly string[]
}

/** What a run changes of its source. */
export interface SourceAfter {
  /** What counts now. */
  readonly state?: Json
  readonly lastPeriod?: string | null
  readonly failures?: number
  readonly nextRunAt?: Date | null
  readonly paused?: boolean
}

/** Notes how far a run is and what its source is from here on, both at once. */
export async function noteSourceRun(
  run: { readonly id: string; readonly sourceId: string },
  { notes, importIds, ...note }: SourceRunNote,
  { state, ...after }: SourceAfter = {},
  at: AnyCatalogue = catalogue(),
): Promise<void> {
  const { prisma } = await at
  await prisma.$transaction([
    prisma.sourceRun.update({
      where: { id: run.id },
      data: { ...note, notes: [...notes], importIds: [...importIds] },
    }),
    prisma.source.updateMany({
      where: { id: run.sourceId, deletedAt: null },
      data: { ...after, ...(state === undefined ? {} : { state: state as Prisma.InputJsonValue }) },
    }),
  ])
}
