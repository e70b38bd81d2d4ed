import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>

/** Route modules by their path, with `{name}` for what is dynamic. */
export type Routes = Readonly<Record<string, Readonly<Record<string, unknown>>>>

function match(path: string, pattern: string): Readonly<Record<string, string>> | null {
  const [parts, wanted] = [path.split('/'), pattern.split('/')]
  if (parts.length !== wanted.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of parts.entries()) {
    const name = /^\{(\w+)\}$/.exec(wanted[index] ?? '')?.[1]
    if (name !== undefined) params[name] = decodeURIComponent(part)
    else if (part !== wanted[index]) return null
  }
  return params
}

async function requestOf(message: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk)
  const headers = Object.entries(message.headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  )
  return new Request(`http://${message.headers.host}${message.url}`, {
    method: message.method ?? 'GET',
    headers,
    signal,
    ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
  })
}

/** Serves some routes of the API on a free port, in this process and without building the application. */
export async function serveRoutes(
  routes: Routes,
): Promise<{ readonly url: string; close(): Promise<unknown> }> {
  const server = createServer(async (message, response) => {
    const path = new URL(message.url ?? '/', 'http://localhost').pathname
    const found = Object.entries(routes).flatMap(([pattern, module]) => {
      const params = match(path, `/api/v1${pattern}`)
      const handler = module[message.method ?? 'GET'] as Handler | undefined
      return params && handler ? [{ params, handler }] : []
    })[0]
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const answer = found
      ? await found.handler(await requestOf(message, gone.signal), {
          params: Promise.resolve(found.params as never),
        })
      : new Response('{}', { status: 404 })
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
