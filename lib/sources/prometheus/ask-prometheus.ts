import { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { pause } from '../http/pause.ts'
import type { Outgoing } from '../outgoing/outgoing-client.ts'
import { readText } from '../outgoing/read-text.ts'

/** A Prometheus server, or one that speaks its HTTP API. */
export interface PrometheusServer {
  readonly outgoing: Outgoing
  /** Without `/api/v1`. */
  readonly url: string
  /** Sent as a bearer token, and kept nowhere. */
  readonly token?: string | undefined
  /** What to do where it cannot answer a question. */
  readonly simpler: string
  readonly signal?: AbortSignal
}

interface PrometheusAnswer<Data> {
  readonly data: Data
  /** Why it may not be whole. */
  readonly warnings: readonly string[]
}

const Success = z.object({
  status: z.literal('success'),
  warnings: z.array(z.string()).default([]),
  /** VictoriaMetrics says so where it does not reach all of its stores. */
  isPartial: z.boolean().default(false),
  data: z.unknown(),
})

const Failure = z.object({ status: z.literal('error'), errorType: z.string(), error: z.string() })

/** Statuses of a server that is busy or starts again. */
const BUSY: readonly number[] = [429, 502, 503, 504]
const PAUSES_MS = [500, 2000]
const WORDS_SHOWN = 300

/** Words of another server, shortened. */
export const shown = (text: string): string =>
  text.length > WORDS_SHOWN ? `${text.slice(0, WORDS_SHOWN)}…` : text

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function failure(host: string, simpler: string, status: number, body: unknown): AppError {
  const told = Failure.safeParse(body)
  const words = told.success ? shown(`${told.data.errorType}: ${told.data.error}`) : `HTTP status ${status}`
  if (status === 401 || status === 403)
    return new AppError(
      'forbidden',
      `${host} refuses the request (${status}).`,
      'Give a token that may read it.',
    )
  if (BUSY.includes(status))
    return new AppError(
      'server-unreachable',
      `${host} cannot answer now: ${words}.`,
      `Try again later. If it stays so: ${simpler}`,
    )
  if (told.success) return new AppError('bad-arguments', `${host} cannot answer: ${words}.`, simpler)
  return new AppError(
    'server-unreachable',
    `${host} does not answer as a Prometheus server does: ${words}.`,
    'Look whether the address is that of the server, without /api/v1, then try again.',
  )
}

/**
 * What a Prometheus server answers a question. A busy server is asked again, twice.
 *
 * @param path below `/api/v1`
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/
 * @throws AppError `forbidden`, `bad-arguments`, `server-unreachable`, `limit-exceeded`, `conflict` where it is stopped
 */
export async function askPrometheus<Data>(
  server: PrometheusServer,
  path: string,
  parameters: Readonly<Record<string, string>>,
  schema: z.ZodType<Data>,
): Promise<PrometheusAnswer<Data>> {
  const { outgoing, token, simpler, signal = new AbortController().signal } = server
  const url = new URL(server.url)
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/v1/${path}`
  url.search = new URLSearchParams(parameters).toString()
  const headers = {
    accept: 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
  for (let attempt = 0; ; attempt += 1) {
    const answer = await outgoing.send({ url, headers, signal })
    const body = parsed(await readText(answer))
    const pauseMs = PAUSES_MS[attempt]
    if (pauseMs !== undefined && BUSY.includes(answer.status)) {
      await pause(pauseMs, signal)
      continue
    }
    const told = Success.safeParse(body)
    const data = schema.safeParse(told.data?.data)
    if (answer.status !== 200 || !told.success || !data.success)
      throw failure(url.host, simpler, answer.status, body)
    const { warnings, isPartial } = told.data
    return { data: data.data, warnings: isPartial ? [...warnings, 'The answer is partial.'] : warnings }
  }
}
