import type { TokenScope } from '#lib/domain/access/token-scope.ts'
import { actAs, callerOf } from './caller.ts'
import { problemResponse } from './errors.ts'

interface Context<Params> {
  readonly params: Promise<Params>
}

/** A token speaks for one organisation: without more said, one for reading may ask about it, and none may change anything. */
const allowedByDefault = (request: Request, params: unknown): readonly TokenScope[] =>
  request.method === 'GET' && Object.hasOwn(Object(params), 'slug') ? ['read'] : []

/**
 * A route handler whose failures become answers. Every request passes here, and here alone its token is judged: `scopeOf` then
 * finds nothing but the token's own organisation.
 *
 * @param handle is given the dynamic parts of the path
 * @param allowed the scopes of tokens that may ask this, where they are not the usual ones
 */
export const apiRoute =
  <Params>(
    handle: (request: Request, params: Params) => Promise<Response>,
    allowed?: readonly TokenScope[],
  ) =>
  async (request: Request, context: Context<Params>): Promise<Response> => {
    try {
      const params = await context.params
      const caller = await callerOf(request, allowed ?? allowedByDefault(request, params))
      return await actAs(caller, () => handle(request, params))
    } catch (error) {
      return problemResponse(error)
    }
  }

/** A JSON answer that nobody keeps. */
export const json = (body: unknown, init: ResponseInit = {}): Response =>
  Response.json(body, { ...init, headers: { 'cache-control': 'private, no-store', ...init.headers } })
