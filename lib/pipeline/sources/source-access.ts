import { AppError } from '#lib/domain/errors/app-error.ts'
import type { SourceKind } from '#lib/domain/sources/source-kind.ts'
import type { Fetcher } from '#lib/sources/fetcher.ts'
import { fetcherOf } from '#lib/sources/fetchers.ts'
import type { SourceInside } from '#lib/store/find-source.ts'
import { openSecret } from './sealed-secret.ts'
import { secretKey } from './secret-key.ts'

/** How a source is asked. */
export interface SourceAccess {
  readonly fetcher: Fetcher<unknown, unknown>
  readonly config: unknown
  readonly secret: unknown
}

/** What a person wrote, checked; what is wrong with it names the field, never its value. */
function checked(schema: Fetcher<unknown, unknown>['config'], value: unknown, what: string): unknown {
  const { data, error } = schema.safeParse(value)
  if (error === undefined) return data
  const fields = error.issues.map(
    ({ path, code }) => `${path.join('.') || what} (${code.replaceAll('_', ' ')})`,
  )
  throw new AppError(
    'bad-arguments',
    `The ${what} of this source cannot be used.`,
    `Look at: ${fields.join(', ')}.`,
  )
}

/** Reads what somebody gave for a source. @param secret as it was given; undefined where none was. @throws AppError `bad-arguments` */
export async function givenAccess(kind: SourceKind, config: unknown, secret: unknown): Promise<SourceAccess> {
  const fetcher = await fetcherOf(kind)
  const read = checked(fetcher.config, config, 'configuration')
  if (fetcher.secret === null && secret !== undefined)
    throw new AppError('bad-arguments', 'This kind of source has no secret.', 'Leave it out.')
  return {
    fetcher,
    config: read,
    secret: fetcher.secret === null ? null : checked(fetcher.secret, secret, 'secret'),
  }
}

/** How a source that is kept is asked. @throws AppError `conflict`, `bad-arguments` */
export async function keptAccess({ id, kind, config, sealedSecret }: SourceInside): Promise<SourceAccess> {
  return givenAccess(
    kind,
    config,
    sealedSecret === null ? undefined : openSecret(await secretKey(), id, sealedSecret),
  )
}
