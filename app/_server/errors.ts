import { randomUUID } from 'node:crypto'
import type { AppError, ErrorCode } from '#lib/domain/errors/app-error.ts'

/** HTTP status of every failed request. */
export const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  'bad-arguments': 400,
  'file-not-found': 404,
  'file-empty': 422,
  'file-damaged': 422,
  'format-unknown': 422,
  'format-not-supported-yet': 422,
  'column-missing': 422,
  'file-too-large': 413,
  'import-failed': 422,
  'not-found': 404,
  conflict: 409,
  unauthorised: 401,
  forbidden: 403,
  'server-unreachable': 502,
  'data-dir-in-use': 503,
  'limit-exceeded': 422,
  'not-computable': 422,
  busy: 503,
}

/** How soon to ask again what could not be begun. */
const BUSY_SECONDS = '5'

/** The body of every answer that is not a success. */
export interface Problem {
  readonly error: {
    readonly code: ErrorCode | 'bug'
    readonly happened: string
    readonly next: string
    readonly requestId: string
  }
}

/** By shape and not by class: a bundler may have loaded the class more than once. */
export const isAppError = (error: unknown): error is AppError =>
  error instanceof Error &&
  error.name === 'AppError' &&
  'code' in error &&
  Object.hasOwn(HTTP_STATUS, String(error.code))

/**
 * The answer to a request that failed. What is no `AppError` is a bug: it is logged whole under a request id, and
 * only the id is shown.
 */
export function problemResponse(error: unknown): Response {
  const requestId = randomUUID()
  if (isAppError(error)) {
    const { code, happened, next } = error
    return problem({ code, happened, next, requestId }, HTTP_STATUS[code])
  }
  console.error(`Request ${requestId} failed:`, error)
  return problem(
    {
      code: 'bug',
      happened: 'Something went wrong inside Headroom.',
      next: `What you imported is safe. Look for ${requestId} in the server’s log.`,
      requestId,
    },
    500,
  )
}

/** The body of an answer to a request that was not let in. */
export const refusalBody = ({
  happened,
  next,
}: {
  readonly happened: string
  readonly next: string
}): string =>
  JSON.stringify({ error: { code: 'forbidden', happened, next, requestId: randomUUID() } } satisfies Problem)

const problem = (error: Problem['error'], status: number): Response =>
  Response.json({ error } satisfies Problem, {
    status,
    headers: {
      'cache-control': 'no-store',
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...(error.code === 'busy' ? { 'retry-after': BUSY_SECONDS } : {}),
    },
  })
