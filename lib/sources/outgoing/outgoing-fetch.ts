import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { Outgoing } from './outgoing-client.ts'

/** Statuses whose answers have no body. */
const EMPTY: readonly number[] = [204, 205, 304]

/** The one way out of this server, as a `fetch` for libraries that take one. */
export const outgoingFetch =
  ({ send }: Outgoing, signal?: AbortSignal): typeof fetch =>
  async (input, init) => {
    const request = new Request(input, init)
    const body = new Uint8Array(await request.arrayBuffer())
    const answer = await send({
      url: new URL(request.url),
      method: request.method,
      headers: Object.fromEntries(request.headers),
      ...(body.byteLength === 0 ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    })
    const isEmpty = EMPTY.includes(answer.status)
    if (isEmpty) answer.body.destroy()
    const stream = Readable.toWeb(answer.body) as ReadableStream<Uint8Array>
    return new Response(isEmpty ? null : (stream as unknown as BodyInit), {
      status: answer.status,
      headers: { ...answer.headers },
    })
  }
