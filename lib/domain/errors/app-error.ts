/** Every way a request can fail that is not a bug. */
export type ErrorCode =
  | 'bad-arguments'
  | 'file-not-found'
  | 'file-empty'
  | 'file-damaged'
  | 'format-unknown'
  | 'format-not-supported-yet'
  | 'column-missing'
  | 'file-too-large'
  | 'import-failed'
  | 'not-found'
  | 'conflict'
  | 'unauthorised'
  | 'forbidden'
  | 'server-unreachable'
  | 'data-dir-in-use'
  | 'limit-exceeded'
  | 'not-computable'
  | 'busy'

/** A failed request: what happened and what to do next, in words for the person who asked. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly happened: string,
    readonly next: string,
    cause?: unknown,
  ) {
    super(`${happened} ${next}`, { cause })
    this.name = 'AppError'
  }
}
