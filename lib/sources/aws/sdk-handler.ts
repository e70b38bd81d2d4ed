import type { Readable } from 'node:stream'
import type { Outgoing, OutgoingLimits } from '../outgoing/outgoing-client.ts'

/** A request as the clients of the AWS SDK make it, signed. */
interface SdkRequest {
  readonly method: string
  readonly protocol: string
  readonly hostname: string
  readonly port?: number
  readonly path: string
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** RFC 3986 as Signature Version 4 wants it; any other spelling breaks the signature. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

const queryOf = (query: NonNullable<SdkRequest['query']>): string =>
  Object.keys(query)
    .sort()
    .flatMap((name) => {
      const value = query[name] ?? null
      if (value === null) return [escaped(name)]
      return [value].flat().map((each) => `${escaped(name)}=${escaped(each)}`)
    })
    .join('&')

/** How a client's requests differ from the usual ones. */
interface SdkHandlerOptions {
  readonly limits?: OutgoingLimits
  readonly signal?: AbortSignal
  /** Is told before each request, those made again among them. */
  readonly onRequest?: () => void
}

/** The one way out of this server, as a `requestHandler` for every client of the AWS SDK. */
export const sdkHandler = (
  send: Outgoing['send'],
  { limits, signal, onRequest = () => undefined }: SdkHandlerOptions = {},
) => ({
  async handle({ method, protocol, hostname, port, path, query = {}, headers, body }: SdkRequest): Promise<{
    response: { statusCode: number; headers: Record<string, string>; body: Readable }
  }> {
    onRequest()
    const at = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`
    const url = new URL(Object.keys(query).length === 0 ? at : `${at}?${queryOf(query)}`)
    const answer = await send({
      url,
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      ...(limits === undefined ? {} : { limits }),
      ...(signal === undefined ? {} : { signal }),
    })
    return { response: { statusCode: answer.status, headers: { ...answer.headers }, body: answer.body } }
  },
  updateHttpClientConfig(): void {},
  httpHandlerConfigs: () => ({}),
})
