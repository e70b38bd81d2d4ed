import { z } from 'zod'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { Json } from '#lib/domain/sources/json.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { noSuchSource, type SourceRecord, toSourceRecord } from './source-record.ts'

/** A source with what only its fetcher may know. */
export interface SourceInside extends SourceRecord {
  /** Encrypted. */
  readonly sealedSecret: string | null
  /** What of it counts already. */
  readonly state: Json | null
}

/** A source that is not deleted. @throws AppError `not-found` */
export async function findSource(
  { organisationId }: Scope,
  sourceId: string,
  at: AnyCatalogue = catalogue(),
): Promise<SourceInside> {
  const { prisma } = await at
  const found = await prisma.source.findUnique({ where: { id: sourceId, organisationId, deletedAt: null } })
  if (found === null) throw noSuchSource()
  return {
    ...toSourceRecord(found),
    sealedSecret: found.sealedSecret,
    state: z.json().nullable().parse(found.state),
  }
}
