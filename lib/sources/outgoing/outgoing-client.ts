import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { Readable } from 'node:stream'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { OutgoingHost } from '#lib/domain/outgoing/outgoing-host.ts'
import { type CheckedAddress, checkedAddresses, entryFor } from './checked-addresses.ts'

export interface OutgoingRequest {
  readonly url: URL
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** In the place of the usual ones. */
  readonly limits?: OutgoingLimits
  /** Ends the request before its time. */
  readonly signal?: AbortSignal
}

export interface OutgoingAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Fails with an AppError where it gets too large or too slow. */
  readonly body: Readable
}

/** The one way out of this server. */
export interface Outgoing {
  /** Does nothing where the host of a URL is switched on. @throws AppError `forbidden`, `bad-arguments` */
  admit(url: URL): void
  /** Sends a request, if it may leave. @throws AppError `forbidden`, `bad-arguments`, `server-unreachable`, `limit-exceeded` */
  send(request: OutgoingRequest): Promise<OutgoingAnswer>
}

export interface OutgoingLimits {
  /** Of the body of an answer. */
  readonly bytes: number
  /** From the question for the name to the last byte. */
  readonly milliseconds: number
  /** The longest time without a byte. */
  readonly silentMilliseconds?: number
}

const USUAL_LIMITS: OutgoingLimits = { bytes: 32 * 1024 ** 2, milliseconds: 60_000 }

/** Names that carry what only the server asked may know. */
const SECRET_HEADERS = ['authorization', 'x-amz-security-token', 'auth-token', 'cookie']

const isSecret = (headers: OutgoingRequest['headers'] = {}): boolean =>
  Object.keys(headers).some((name) => SECRET_HEADERS.includes(name.toLowerCase()))

const isRedirect = (status: number): boolean => status >= 300 && status < 400 && status !== 304

/** Opens a connection of its own to one of the addresses, and to nothing else, until the head of the answer is there. */
async function headOf(
  { url, method = 'GET', headers = {}, body }: OutgoingRequest,
  addresses: readonly CheckedAddress[],
  signal: AbortSignal,
  silentMilliseconds: number | undefined,
): Promise<IncomingMessage> {
  const [first] = addresses
  const request: ClientRequest = (url.protocol === 'https:' ? overHttps : overHttp)(url, {
    method,
    headers: { 'accept-encoding': 'identity', ...headers },
    agent: false,
    signal,
    lookup: (_host, { all }, found) =>
      all ? found(null, [...addresses]) : found(null, first?.address ?? '', first?.family),
  })
  // After the answer has begun, its own stream tells of failures, and nobody else listens to those of the request.
  request.on('error', () => undefined)
  if (silentMilliseconds !== undefined)
    request.setTimeout(silentMilliseconds, () =>
      request.destroy(Object.assign(new Error('No byte came.'), { code: 'silent' })),
    )
  request.end(body)
  const [answer] = (await once(request, 'response')) as [IncomingMessage]
  return answer
}

async function* bodyOf(
  answer: IncomingMessage,
  maxBytes: number,
  failed: (cause: unknown) => AppError,
): AsyncGenerator<Buffer> {
  let bytes = 0
  try {
    for await (const chunk of answer) {
      bytes += chunk.length
      if (bytes > maxBytes)
        throw new AppError(
          'limit-exceeded',
          `The answer is larger than ${maxBytes} bytes.`,
          'Ask for less at once.',
        )
      yield chunk
    }
  } catch (error) {
    throw failed(error)
  } finally {
    answer.destroy()
  }
}

/**
 * Sends requests to the hosts of a list and to no other, over connections to the very addresses that were checked. Redirects are not
 * followed, answers are cut off at the limits. What it writes to the log tells neither a query nor a secret.
 *
 * @param hosts that are switched on
 * @param limits of requests that name none
 */
export function outgoingClient(
  hosts: readonly OutgoingHost[],
  limits: OutgoingLimits = USUAL_LIMITS,
): Outgoing {
  const send = async (request: OutgoingRequest): Promise<OutgoingAnswer> => {
    const { url, method = 'GET' } = request
    const { bytes, milliseconds, silentMilliseconds } = request.limits ?? limits
    const overtime = AbortSignal.timeout(milliseconds)
    const signal = request.signal === undefined ? overtime : AbortSignal.any([overtime, request.signal])
    const failed = (cause: unknown): AppError => {
      if (cause instanceof AppError) return cause
      if (request.signal?.aborted === true)
        return new AppError('conflict', 'It was stopped.', 'Begin again when you like.', cause)
      const why = overtime.aborted
        ? `took longer than ${milliseconds / 1000} s`
        : `cannot be reached (${(cause as { code?: string }).code ?? 'no connection'})`
      const next = 'Look whether it runs and can be reached from this server, then try again.'
      return new AppError('server-unreachable', `${url.hostname} ${why}.`, next, cause)
    }
    try {
      const overdue = once(signal, 'abort').then(() => Promise.reject(signal.reason))
      const addresses = await Promise.race([checkedAddresses(hosts, url, isSecret(request.headers)), overdue])
      const answer = await headOf(request, addresses, signal, silentMilliseconds)
      const status = answer.statusCode ?? 0
      console.info(`Outgoing: ${method} ${url.origin}${url.pathname} answered ${status}.`)
      if (isRedirect(status)) {
        answer.destroy()
        const { location = '' } = answer.headers
        const to = URL.canParse(location, url.href) ? new URL(location, url).origin : 'another address'
        throw new AppError(
          'server-unreachable',
          `${url.hostname} answered with a redirect to ${to}, which is not followed.`,
          'Give the address that it redirects to.',
        )
      }
      const headers = Object.entries(answer.headers).map(([name, value]) => [name, String(value)])
      return {
        status,
        headers: Object.fromEntries(headers),
        body: Readable.from(bodyOf(answer, bytes, failed)),
      }
    } catch (error) {
      throw failed(error)
    }
  }
  return { admit: (url) => void entryFor(hosts, url), send }
}
