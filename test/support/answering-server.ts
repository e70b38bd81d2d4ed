import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

export interface Asked {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

type Answer = (asked: Asked, response: ServerResponse) => void

/** A server on this machine that answers as it is told, and remembers who came. Closed at the end of the test file. */
export async function answeringServer() {
  const asked: Asked[] = []
  let connections = 0
  let answer: Answer = (_asked, response) => response.end()
  const server = createServer(async (message, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of message) chunks.push(chunk)
    const one: Asked = {
      method: message.method ?? '',
      url: new URL(message.url ?? '/', 'http://here'),
      headers: message.headers,
      body: Buffer.concat(chunks).toString(),
    }
    asked.push(one)
    answer(one, response)
  })
  server.on('connection', () => {
    connections += 1
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  afterAll(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    asked,
    connections: () => connections,
    /** Forgets who came, and answers in another way from now on. */
    answerWith(next: Answer): void {
      asked.length = 0
      connections = 0
      answer = next
    },
  }
}
