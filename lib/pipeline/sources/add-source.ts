import { randomUUID } from 'node:crypto'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { Json } from '#lib/domain/sources/json.ts'
import { nextSlot } from '#lib/domain/sources/schedule.ts'
import type { SourceKind } from '#lib/domain/sources/source-kind.ts'
import { addSource as addToCatalogue } from '#lib/store/add-source.ts'
import type { SourceChoices, SourceRecord } from '#lib/store/source-record.ts'
import { sealSecret } from './sealed-secret.ts'
import { secretKey } from './secret-key.ts'
import { givenAccess } from './source-access.ts'

export interface SourceWish extends Omit<SourceChoices, 'config'> {
  readonly kind: SourceKind
  readonly config: unknown
  /** Undefined where none is needed. */
  readonly secret?: unknown
  readonly author: string
}

/** Writes a source down, its secret encrypted. It is asked for the first time when its schedule says so, or somebody. @throws AppError `bad-arguments`, `not-found` */
export async function addSource(
  scope: Scope,
  { kind, config, secret, ...wish }: SourceWish,
  now = Date.now(),
): Promise<SourceRecord> {
  const access = await givenAccess(kind, config, secret)
  const id = randomUUID()
  return addToCatalogue(scope, {
    ...wish,
    id,
    kind,
    config: access.config as Json,
    sealedSecret: access.secret === null ? null : sealSecret(await secretKey(), id, access.secret as Json),
    nextRunAt: wish.schedule === null ? null : new Date(nextSlot(wish.schedule, now)),
  })
}
