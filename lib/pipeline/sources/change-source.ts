import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { Json } from '#lib/domain/sources/json.ts'
import { nextSlot } from '#lib/domain/sources/schedule.ts'
import { changeSource as changeInCatalogue } from '#lib/store/change-source.ts'
import { findSource } from '#lib/store/find-source.ts'
import type { SourceChoices, SourceRecord } from '#lib/store/source-record.ts'
import { stopSourceRun } from './run-source.ts'
import { sealSecret } from './sealed-secret.ts'
import { secretKey } from './secret-key.ts'
import { givenAccess, keptAccess, type SourceAccess } from './source-access.ts'

/** What is to be different; what is absent stays. */
export interface SourceChangeWish extends Partial<Omit<SourceChoices, 'config'>> {
  readonly config?: unknown
  /** Takes the place of the one there is, which nobody can read. */
  readonly secret?: unknown
  readonly paused?: boolean
  readonly author: string
}

/**
 * Changes a source. Another configuration begins from nothing: what was imported already is recognised. A source that is paused is
 * stopped, and is asked no more until it is resumed.
 *
 * @throws AppError `bad-arguments`, `not-found`, `conflict`
 */
export async function changeSource(
  scope: Scope,
  sourceId: string,
  { config, secret, author, ...choices }: SourceChangeWish,
  now = Date.now(),
): Promise<SourceRecord> {
  const source = await findSource(scope, sourceId)
  const { kind } = source
  const isNewConfig = config !== undefined
  const kept =
    isNewConfig && secret === undefined && source.hasSecret ? (await keptAccess(source)).secret : undefined
  const access =
    isNewConfig || secret !== undefined
      ? await givenAccess(kind, config ?? source.config, secret ?? kept)
      : null
  if (access !== null && kept !== undefined) refuseOtherHosts(access, source.config)
  if (isNewConfig) await stopSourceRun(sourceId)
  const schedule = choices.schedule === undefined ? source.schedule : choices.schedule
  const changed = await changeInCatalogue(
    scope,
    sourceId,
    {
      ...choices,
      ...(access !== null && isNewConfig ? { config: access.config as Json, forgets: true } : {}),
      ...(access !== null && secret !== undefined
        ? { sealedSecret: sealSecret(await secretKey(), sourceId, access.secret as Json) }
        : {}),
      nextRunAt: schedule === null ? null : new Date(nextSlot(schedule, now)),
    },
    author,
  )
  if (choices.paused === true) await stopSourceRun(sourceId)
  return changed
}

/** A secret that nobody can read must not be sent to where somebody who cannot read it would like to have it. @throws AppError `bad-arguments` */
function refuseOtherHosts({ fetcher, config }: SourceAccess, before: Json): void {
  const hostsOf = (given: unknown) =>
    fetcher
      .hosts(given)
      .map(({ origin }) => origin)
      .sort()
      .join()
  if (hostsOf(config) === hostsOf(fetcher.config.parse(before))) return
  throw new AppError(
    'bad-arguments',
    'The source would ask another host with the secret that it has.',
    'Give the secret again.',
  )
}
