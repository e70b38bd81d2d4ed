import { AppError } from '#lib/domain/errors/app-error.ts'
import {
  admitted,
  failureBody,
  MAX_REQUEST_BYTES,
  receiveTraces,
  tooLarge,
} from '#lib/pipeline/retries/receive-traces.ts'
import { callerOf } from '../../_server/caller.ts'
import { HTTP_STATUS, isAppError } from '../../_server/errors.ts'

type Encoding = Parameters<typeof receiveTraces>[1]

const TYPES: Readonly<Record<string, Encoding>> = {
  'application/json': 'json',
  'application/x-protobuf': 'protobuf',
}
const TYPE_OF = { json: 'application/json', protobuf: 'application/x-protobuf' } as const

const answer = (encoding: Encoding, body: Uint8Array, status: number, headers = {}): Response =>
  new Response(Buffer.from(body), {
    status,
    headers: { 'content-type': TYPE_OF[encoding], 'cache-control': 'no-store', ...headers },
  })

/** The body, of no more bytes than are taken. @throws AppError `file-too-large` */
async function bodyOf(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length
    if (bytes > MAX_REQUEST_BYTES) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function receive(request: Request, encoding: Encoding): Promise<Response> {
  const { organisationId } = await callerOf(request, ['upload'])
  if (organisationId === null)
    throw new AppError(
      'unauthorised',
      'The request shows no token, which says whose traces these are.',
      'Make one for uploading in Settings, and send it as the header "Authorization: Bearer hr_…".',
    )
  const packing = request.headers.get('content-encoding')?.trim().toLowerCase() || 'identity'
  if (packing !== 'gzip' && packing !== 'identity')
    return answer(encoding, failureBody(encoding, `Content-Encoding ${packing} is not gzip.`), 415)
  const scope: Parameters<typeof receiveTraces>[0] = { organisationId, teams: 'all' }
  const said = await admitted(async () =>
    receiveTraces(scope, encoding, await bodyOf(request), packing === 'gzip'),
  )
  return answer(encoding, said, 200)
}

/** What goes with a status: whom to ask for, and when to send again. */
const HEADERS: Readonly<Record<number, Record<string, string>>> = {
  401: { 'www-authenticate': 'Bearer' },
  503: { 'retry-after': '5' },
}

/** Statuses by which exporters tell whether to send again: damaged requests are 400, and a full disk or too many at once are 503. */
function statusOf(error: unknown): number {
  if (!isAppError(error)) return 500
  if (error.code === 'limit-exceeded') return 503
  return error.code === 'file-damaged' ? 400 : HTTP_STATUS[error.code]
}

/**
 * The OTLP/HTTP receiver: ExportTraceServiceRequest in, as JSON or protobuf, gzip or not. Specification: OTLP 1.x, "OTLP/HTTP Response".
 * The organisation is that of the token.
 */
export async function POST(request: Request): Promise<Response> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  const encoding = TYPES[type]
  if (encoding === undefined)
    return answer('json', failureBody('json', 'Send application/x-protobuf or application/json.'), 415)
  try {
    return await receive(request, encoding)
  } catch (error) {
    if (!isAppError(error)) console.error('Spans could not be received:', error)
    const message = isAppError(error)
      ? `${error.happened} ${error.next}`
      : 'Something went wrong inside Headroom.'
    const status = statusOf(error)
    return answer(encoding, failureBody(encoding, message), status, HEADERS[status])
  }
}
