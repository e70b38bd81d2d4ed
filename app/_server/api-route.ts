import { problemResponse } from './errors.ts'

interface Context<Params> {
  readonly params: Promise<Params>
}

/** A route handler whose failures become answers. `handle` is given the dynamic parts of the path. */
export const apiRoute =
  <Params>(handle: (request: Request, params: Params) => Promise<Response>) =>
  async (request: Request, { params }: Context<Params>): Promise<Response> => {
    try {
      return await handle(request, await params)
    } catch (error) {
      return problemResponse(error)
    }
  }

/** A JSON answer that nobody keeps. */
export const json = (body: unknown, init: ResponseInit = {}): Response =>
  Response.json(body, { ...init, headers: { 'cache-control': 'private, no-store', ...init.headers } })
