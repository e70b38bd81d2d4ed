import { spawn } from 'node:child_process'
import { once } from 'node:events'

export interface Instrumented {
  /** `pay` fails two requests of three; `shop` asks it until it answers. */
  readonly role: 'pay' | 'shop'
  readonly encoding: 'json' | 'protobuf'
  /** Where spans are sent, as OTLP over HTTP. */
  readonly exportTo: string
  readonly token: string
  /** For `shop`: where `pay` is. */
  readonly pay?: string
}

/** Starts a service of its own process, instrumented with the OpenTelemetry SDK for Node. */
export async function startInstrumented({ role, encoding, exportTo, token, pay = '' }: Instrumented) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'test/support/instrumented-service.ts', role, encoding, exportTo, token, pay],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, OTEL_SEMCONV_STABILITY_OPT_IN: encoding === 'protobuf' ? 'http' : '' },
    },
  )
  const [port] = await once(child.stdout, 'data')
  return {
    url: `http://127.0.0.1:${String(port).trim()}`,
    /** Lets it send its spans, and end. */
    end: () => {
      child.stdin.end()
      return once(child, 'exit')
    },
  }
}
