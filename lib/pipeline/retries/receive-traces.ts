import { setImmediate } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { processSingleton } from '#lib/domain/process-singleton.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { exportAnswer, failureAnswer } from '#lib/formats/traces/otlp-answers.ts'
import { type OtlpEncoding, readOtlpRequest } from '#lib/formats/traces/otlp-spool.ts'
import { organisationOf } from '#lib/store/organisation-of.ts'
import { keepReceived } from './trace-spool.ts'

/** A request of the receiver, unpacked. */
export const MAX_REQUEST_BYTES = 20 * 1024 ** 2

/** What a request that is too large is answered with. */
export const tooLarge = (cause?: unknown): AppError =>
  new AppError(
    'file-too-large',
    'The request is larger than 20 MB unpacked.',
    "Send smaller batches: in an OpenTelemetry Collector set the batch processor's send_batch_max_size to 5000, in an SDK lower maxExportBatchSize.",
    cause,
  )

/** Requests that may be under way: each is held in memory until its spans are safe. */
const MOST_UNDER_WAY = 16

const gate = () => processSingleton('trace-gate', () => ({ underWay: 0, last: Promise.resolve() }))

/** Lets a few requests in at a time. @throws AppError `limit-exceeded` where there are more */
export async function admitted<Result>(work: () => Promise<Result>): Promise<Result> {
  const it = gate()
  if (it.underWay >= MOST_UNDER_WAY)
    throw new AppError(
      'limit-exceeded',
      'Too many requests with spans came at once.',
      'The exporter sends them again by itself; larger batches make fewer requests.',
    )
  it.underWay++
  try {
    return await work()
  } finally {
    it.underWay--
  }
}

/** Reads one request after the other, and lets others be answered in between. */
function inTurn<Result>(read: () => Result): Promise<Result> {
  const it = gate()
  const done = it.last.then(() => setImmediate()).then(read)
  it.last = done.then(
    () => undefined,
    () => undefined,
  )
  return done
}

/** The body as it was before it was packed. @throws AppError `file-damaged`, `file-too-large` */
function unpacked(body: Uint8Array): Uint8Array {
  try {
    return gunzipSync(body, { maxOutputLength: MAX_REQUEST_BYTES })
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(error)
    throw new AppError('file-damaged', 'The body of the request is no gzip.', 'Send it again.', error)
  }
}

/** The body of an answer to a request that failed. */
export const failureBody = (encoding: OtlpEncoding, message: string): Uint8Array =>
  failureAnswer(encoding, message)

/**
 * Takes in a request of an OTLP exporter: its spans are safe when this answers, and are imported in the background.
 *
 * @returns the body of the answer, which says how many spans were rejected
 * @throws AppError `file-damaged` where it is no ExportTraceServiceRequest, `file-too-large`, `limit-exceeded` where the disk is full,
 * `forbidden` for the demo
 */
export async function receiveTraces(
  scope: Scope,
  encoding: OtlpEncoding,
  body: Uint8Array,
  isPacked: boolean,
): Promise<Uint8Array> {
  if ((await organisationOf(scope)).isDemo)
    throw new AppError(
      'forbidden',
      'The demo takes no traces, so that invented figures never mix with real ones.',
      'Use a token of an organisation of your own.',
    )
  const reasons: string[] = []
  const { plain, spans } = await inTurn(() => {
    const text = isPacked ? unpacked(body) : body
    return { plain: text, spans: readOtlpRequest(encoding, text, (why) => reasons.push(why)) }
  })
  if (spans === null)
    throw new AppError(
      'file-damaged',
      'The body is no OTLP export of traces.',
      'Send an ExportTraceServiceRequest, as an OpenTelemetry exporter does over HTTP.',
    )
  if (spans.length > 0) await keepReceived(scope, encoding, plain)
  return exportAnswer(encoding, reasons.length, [...new Set(reasons)].slice(0, 3).join('; '))
}
