import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { registerInstrumentations } from '@opentelemetry/instrumentation'
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http'
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node'

/**
 * A service of its own process, instrumented with the OpenTelemetry SDK for Node as its users do it: `pay`, which fails two requests of
 * three, or `shop`, which asks it until it answers. Prints its port; ends, with all spans sent, when its standard input does.
 */
const [role = '', encoding = '', url = '', token = '', pay = ''] = process.argv.slice(2)

const Exporter = encoding === 'protobuf' ? ProtobufExporter : JsonExporter
const options = {
  url,
  headers: { authorization: `Bearer ${token}` },
  compression: 'gzip',
} as ConstructorParameters<typeof JsonExporter>[0]
const resource: NonNullable<NonNullable<ConstructorParameters<typeof NodeTracerProvider>[0]>['resource']> = {
  attributes: { 'service.name': role },
  merge: () => resource,
  getRawAttributes: () => [['service.name', role]],
}
const provider = new NodeTracerProvider({
  resource,
  spanProcessors: [new BatchSpanProcessor(new Exporter(options))],
})
provider.register()
registerInstrumentations({ instrumentations: [new HttpInstrumentation()], tracerProvider: provider })

// Only what is loaded after the instrumentation is instrumented.
const http = createRequire(import.meta.url)('node:http') as typeof import('node:http')

const TRIES = 3

function askPay(): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.get(`${pay}/pay`, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    request.on('error', reject)
  })
}

async function shop(_: IncomingMessage, response: ServerResponse): Promise<void> {
  let status = 0
  for (let attempt = 1; attempt <= TRIES && status !== 200; attempt++) status = await askPay()
  response.writeHead(status).end()
}

let asked = 0
function failing(_: IncomingMessage, response: ServerResponse): void {
  setTimeout(() => response.writeHead(++asked % TRIES === 0 ? 200 : 503).end(), 5)
}

const server = http.createServer((request, response) =>
  role === 'shop' ? void shop(request, response) : failing(request, response),
)
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
})
process.stdin.resume().on('end', async () => {
  server.close()
  await provider.shutdown()
  process.exit(0)
})
