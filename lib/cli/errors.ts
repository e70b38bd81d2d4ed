import { AppError, type ErrorCode } from '#lib/domain/errors/app-error.ts'

/** Exit code of every failed request; 0 is success and 1 a bug. */
export const EXIT_CODES: Readonly<Record<ErrorCode, number>> = {
  'bad-arguments': 2,
  'file-not-found': 3,
  'file-empty': 4,
  'file-damaged': 5,
  'format-unknown': 6,
  'format-not-supported-yet': 7,
  'column-missing': 8,
  'file-too-large': 9,
  'import-failed': 10,
  'not-found': 11,
  conflict: 12,
  forbidden: 13,
  'data-dir-in-use': 14,
  unauthorised: 15,
  'server-unreachable': 16,
  'limit-exceeded': 17,
  'not-computable': 18,
  busy: 19,
}

/** Whether a server's word for a failure is one that this version knows. */
export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(EXIT_CODES, code)

/** Says on stderr what happened and what to do, and answers the exit code. */
export function reportError(error: unknown): number {
  if (error instanceof AppError) {
    process.stderr.write(`headroom: ${error.happened}\n  ${error.next}\n`)
    return EXIT_CODES[error.code]
  }
  process.stderr.write(
    `headroom: this is a bug in Headroom.\n${error instanceof Error ? error.stack : error}\n`,
  )
  return 1
}
