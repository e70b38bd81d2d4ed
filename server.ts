import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIsStale } from './app/_server/build-is-stale.ts'
import { isAppError, refusalBody } from './app/_server/errors.ts'
import { guardRequest } from './app/_server/request-guard.ts'
import { ownHosts, serverAddress, serverUrl } from './app/_server/server-address.ts'

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

const ROOT = dirname(fileURLToPath(import.meta.url))
const GRACE_MILLISECONDS = 3000
const REFUSAL_HEADERS = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  connection: 'close',
}

const isDevelopment = process.argv.includes('--dev')
Object.assign(process.env, {
  NODE_ENV: isDevelopment ? 'development' : 'production',
  NEXT_TELEMETRY_DISABLED: '1',
})

/** What must be ended when the process is told to stop, last first. */
const ends: (() => unknown)[] = []

async function stop(): Promise<never> {
  for (const end of ends.splice(0).reverse()) await end()
  process.exit(0)
}

async function build(): Promise<void> {
  process.stdout.write('Building Headroom, as it has changed since it was last built…\n')
  const next = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next')
  const child = spawn(process.execPath, [next, 'build'], { cwd: ROOT, stdio: 'inherit' })
  ends.push(() => child.kill())
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error('The build failed; its messages are above.')
}

const stillStarting: Handle = async (_, response) => {
  response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '2', refresh: '2' })
  response.end('Headroom is starting. This page will be tried again by itself.\n')
}

async function serve(): Promise<void> {
  const wanted = serverAddress(process.env)
  const server = createServer()
  server.requestTimeout = 0
  server.listen(wanted.port, wanted.host)
  await once(server, 'listening')
  ends.push(async () => {
    const closed = once(server, 'close')
    server.close()
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), GRACE_MILLISECONDS).unref()
    await closed
  })

  const address = { ...wanted, port: (server.address() as AddressInfo).port }
  const hosts = ownHosts(address)
  const judge = ({ method = '', url = '', headers }: IncomingMessage) =>
    guardRequest({ method, target: url, headers }, hosts)
  let handle = stillStarting
  server.on('request', (request, response) => {
    const verdict = judge(request)
    if (!verdict.allowed) {
      response.writeHead(verdict.status, REFUSAL_HEADERS)
      response.end(refusalBody(verdict))
      return
    }
    for (const name of Object.keys(request.headers))
      if (name.startsWith('x-forwarded-')) delete request.headers[name]
    void handle(request, response)
  })

  if (!isDevelopment && (await buildIsStale(ROOT))) await build()
  const [
    { startUp },
    { startImportQueue },
    { importLeftReceived },
    { startSourceClock },
    { shutDown },
    { default: next },
  ] = await Promise.all([
    import('#lib/pipeline/start-up.ts'),
    import('#lib/pipeline/import-queue.ts'),
    import('#lib/pipeline/retries/trace-spool.ts'),
    import('#lib/pipeline/sources/source-clock.ts'),
    import('#lib/pipeline/shut-down.ts'),
    import('next'),
  ])
  await startUp()
  ends.push(shutDown)
  await startImportQueue()
  await importLeftReceived()
  startSourceClock()
  const app = next({ dev: isDevelopment, dir: ROOT, httpServer: server })
  await app.prepare()
  const upgrade = app.getUpgradeHandler()
  server.on('upgrade', (request, socket, head) => {
    if (isDevelopment && judge(request).allowed) void upgrade(request, socket, head)
    else socket.destroy()
  })
  handle = app.getRequestHandler()
  process.stdout.write(`Headroom is ready: ${serverUrl(address)}\n`)
}

function explainFailure(error: unknown): void {
  if (isAppError(error)) process.stderr.write(`headroom: ${error.happened}\n  ${error.next}\n`)
  else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    process.stderr.write(
      `headroom: ${error.message}.\n  Stop what listens there, or set PORT to another number.\n`,
    )
  else console.error(error)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
try {
  await serve()
} catch (error) {
  explainFailure(error)
  process.exit(1)
}
