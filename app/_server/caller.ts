import { AsyncLocalStorage } from 'node:async_hooks'
import type { TokenScope } from '#lib/domain/access/token-scope.ts'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { processSingleton } from '#lib/domain/process-singleton.ts'
import { authenticate } from '#lib/pipeline/authenticate.ts'
import { isSecretText } from '#lib/pipeline/secret-text.ts'
import { nothingHere } from './nothing-here.ts'

/** Who asks: whoever is let in by a token, for one organisation, or else a person at this machine. */
export interface Caller {
  /** The organisation that the token is for; null for a person, who may see all of them. */
  readonly organisationId: string | null
}

const callers = () => processSingleton('callers', () => new AsyncLocalStorage<Caller>())

const BEARER = /^bearer\b\s*(.*)$/i

/**
 * Lets a request in, or not, by the token in its Authorization header; other schemes are no concern of ours.
 *
 * @param allowed the scopes of tokens that may ask this
 * @throws AppError `unauthorised` for a token that is not valid, `forbidden` for one whose scope does not reach so far, `not-found` for
 * the secret of a share link, which opens its view and nothing else, whether there is such a link or not
 */
export async function callerOf(request: Request, allowed: readonly TokenScope[]): Promise<Caller> {
  const text = BEARER.exec(request.headers.get('authorization') ?? '')?.[1]
  if (text === undefined) return { organisationId: null }
  if (isSecretText('hs', text.trim())) throw nothingHere()
  const { scope, organisationId } = await authenticate(text.trim())
  if (!allowed.includes(scope))
    throw new AppError(
      'forbidden',
      `A token for ${scope === 'read' ? 'reading' : 'uploading'} may not do this.`,
      allowed.length === 0
        ? 'Do it on Headroom’s own pages.'
        : `Create a token with the scope "${allowed[0]}" in Settings.`,
    )
  return { organisationId }
}

/** Answers a request as one of this caller's. */
export const actAs = <Result>(caller: Caller, answer: () => Promise<Result>): Promise<Result> =>
  callers().run(caller, answer)

/** Who asks what is being answered. Outside of a request to the API, a person. */
export const currentCaller = (): Caller => callers().getStore() ?? { organisationId: null }

/** Whether the caller may know of an organisation at all. */
export function mayKnow(organisationId: string): boolean {
  const own = currentCaller().organisationId
  return own === null || own === organisationId
}
