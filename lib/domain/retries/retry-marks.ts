import type { SpanRecord } from './span.ts'

/** What a span itself says about being a retry. */
export interface RetryMarks {
  /** 0 for the original, 1 for the first retry; null where the span does not say. */
  readonly ordinal: number | null
  /** The ordinal counts HTTP resends of every sort, also redirects and authentication. */
  readonly countsRedirects: boolean
  /** Retries within this one span that have no span of their own. */
  readonly inside: number
  /** `inside` may also be read as an ordinal, where an earlier attempt is there. */
  readonly ambiguous: boolean
  /** gRPC sent it again by itself before any server application saw it. */
  readonly transparent: boolean
}

const NONE: RetryMarks = {
  ordinal: null,
  countsRedirects: false,
  inside: 0,
  ambiguous: false,
  transparent: false,
}

/** More than any client tries: a larger number is something else. */
const MOST = 10_000

function whole(text: string | undefined): number | null {
  if (text === undefined || !/^\d{1,5}$/.test(text)) return null
  const value = Number(text)
  return value <= MOST ? value : null
}

/** Counted from 1: attempt 1 is the original. */
function fromOne(text: string | undefined): number | null {
  const value = whole(text)
  return value === null || value === 0 ? null : value - 1
}

/**
 * Reads `http.request.resend_count`, gRPC's, AWS's and brokers' counters and home-made names (integers only).
 * `attempt`, delivery counts and `x-envoy-attempt-count` count from 1, the others from 0.
 */
export function retryMarks({ attrs }: SpanRecord): RetryMarks {
  if (attrs.size === 0) return NONE
  const resend = whole(attrs.get('resend'))
  if (resend !== null) return { ...NONE, ordinal: resend, countsRedirects: true }
  if (attrs.get('grpc.transparent') === 'true') return { ...NONE, transparent: true }
  const aws = whole(attrs.get('aws.retries'))
  if (aws) return { ...NONE, inside: aws }
  const ordinal =
    whole(attrs.get('grpc.previous')) ??
    whole(attrs.get('retry.no')) ??
    fromOne(attrs.get('delivery')) ??
    fromOne(/\battempt=(\d{1,5})\b/.exec(attrs.get('aws.request') ?? '')?.[1]) ??
    fromOne(attrs.get('attempt'))
  if (ordinal !== null) return { ...NONE, ordinal }
  const count = whole(attrs.get('retry.count'))
  return count ? { ...NONE, inside: count, ambiguous: true } : NONE
}
