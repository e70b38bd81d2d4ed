import type { SpanRecord } from './span.ts'

const GRPC_CODES = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
] as const

const code = (name: (typeof GRPC_CODES)[number]): number => GRPC_CODES.indexOf(name)

const HTTP_RETRYABLE = new Set([408, 425, 429, 500, 502, 503, 504])
const GRPC_RETRYABLE = new Set(
  (['UNAVAILABLE', 'RESOURCE_EXHAUSTED', 'ABORTED', 'DEADLINE_EXCEEDED'] as const).map(code),
)
/** gRPC's counterparts of a 4xx that is an answer. */
const GRPC_ANSWERS = new Set(
  (
    [
      'INVALID_ARGUMENT',
      'NOT_FOUND',
      'ALREADY_EXISTS',
      'PERMISSION_DENIED',
      'FAILED_PRECONDITION',
      'OUT_OF_RANGE',
    ] as const
  ).map(code),
)

/** The number of a gRPC status given as a number or a name, or null. @example grpcCode('UNAVAILABLE') // 14 */
export function grpcCode(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const index = (GRPC_CODES as readonly string[]).indexOf(text.toUpperCase())
  return index < 0 ? null : index
}

/** The status of an HTTP answer, or null where the text is none. @example httpCode('503') // 503 */
export const httpCode = (text: string): number | null => (/^[1-5]\d\d$/.test(text) ? Number(text) : null)

/** Whether a status alone says that the call failed; null where there is no status. */
export function failedByStatus(httpStatus: number | null, grpcStatus: number | null): boolean | null {
  if (grpcStatus !== null) return grpcStatus !== 0
  if (httpStatus !== null) return httpStatus >= 500 || HTTP_RETRYABLE.has(httpStatus)
  return null
}

type Status = Pick<SpanRecord, 'failed' | 'timedOut' | 'httpStatus' | 'grpcStatus'>

/**
 * Whether trying again could help: HTTP 408, 425, 429, 500, 502, 503, 504, gRPC UNAVAILABLE, RESOURCE_EXHAUSTED, ABORTED,
 * DEADLINE_EXCEEDED, a time that ran out, or a failure without a status. Any other known status is final.
 */
export function isRetryable({ failed, timedOut, httpStatus, grpcStatus }: Status): boolean {
  if (!failed) return false
  if (grpcStatus !== null && grpcStatus !== 0) return GRPC_RETRYABLE.has(grpcStatus)
  if (httpStatus !== null && httpStatus >= 300) return HTTP_RETRYABLE.has(httpStatus)
  return timedOut || (httpStatus === null && grpcStatus === null)
}

/** Whether the answer sent the caller elsewhere (3xx). */
export const isRedirect = ({ httpStatus }: Status): boolean =>
  httpStatus !== null && httpStatus >= 300 && httpStatus < 400

/** Whether the answer asked the caller to say who it is (401, 407, UNAUTHENTICATED). */
export const isAuthChallenge = ({ httpStatus, grpcStatus }: Status): boolean =>
  httpStatus === 401 || httpStatus === 407 || grpcStatus === code('UNAUTHENTICATED')

/**
 * Whether a call's answer is one that its caller could use: it did not fail, or it is a definite no such as 404.
 * @param clientErrorsAreAnswers false counts every 4xx (and its gRPC counterpart) that is marked as failed as a failure
 */
export function isAnswer(span: Status, clientErrorsAreAnswers: boolean): boolean {
  if (!span.failed) return true
  if (!clientErrorsAreAnswers || isRetryable(span)) return false
  if (span.grpcStatus !== null) return GRPC_ANSWERS.has(span.grpcStatus)
  return span.httpStatus !== null && span.httpStatus >= 400 && span.httpStatus < 500
}
