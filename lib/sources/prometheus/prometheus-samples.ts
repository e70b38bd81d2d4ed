import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { AskedPeriod } from '#lib/domain/sci/counts/asked-period.ts'
import type { Sample } from '#lib/domain/sci/counts/sampled-counts.ts'
import type { Outgoing } from '../outgoing/outgoing-client.ts'
import { readText } from '../outgoing/read-text.ts'

export interface PrometheusQuestion {
  /** Of the server, without `/api/v1`. */
  readonly url: string
  /** PromQL. Its value at a moment is the count of the step before. */
  readonly query: string
}

const Matrix = z.object({
  status: z.literal('success'),
  warnings: z.array(z.string()).default([]),
  data: z.object({
    resultType: z.literal('matrix'),
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        values: z.array(z.tuple([z.number(), z.string()])),
      }),
    ),
  }),
})

const Failure = z.object({ status: z.literal('error'), errorType: z.string(), error: z.string() })

/** Statuses of a server that is busy or starts again. */
const BUSY: readonly number[] = [429, 502, 503, 504]
const PAUSES_MS = [500, 2000]
const SERIES_NAMED = 3
const WORDS_SHOWN = 300

const shown = (text: string): string => (text.length > WORDS_SHOWN ? `${text.slice(0, WORDS_SHOWN)}…` : text)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function failure(host: string, status: number, body: unknown): AppError {
  const told = Failure.safeParse(body)
  const words = told.success ? shown(`${told.data.errorType}: ${told.data.error}`) : `HTTP status ${status}`
  if (status === 401 || status === 403)
    return new AppError(
      'forbidden',
      `${host} refuses the request (${status}).`,
      'Give a token that may read it.',
    )
  if (told.success && !BUSY.includes(status))
    return new AppError('bad-arguments', `${host} cannot answer the query: ${words}.`, 'Change the query.')
  return new AppError(
    'server-unreachable',
    `${host} does not answer as a Prometheus server does: ${words}.`,
    'Look whether the address is that of the server, without /api/v1, then try again.',
  )
}

const named = (metric: Readonly<Record<string, string>>): string =>
  `{${Object.entries(metric)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(', ')}}`

/** The samples of the only series. A value at the end of a step is the count of that step. */
function samplesIn(body: unknown, host: string, stepMs: number): readonly Sample[] | undefined {
  const answer = Matrix.safeParse(body)
  if (!answer.success) return undefined
  const { warnings, data } = answer.data
  if (warnings.length > 0)
    throw new AppError(
      'not-computable',
      `${host} warns that its answer may not be whole: ${shown(warnings.join(' '))}`,
      'Nothing was kept. See to the warning, then try again.',
    )
  if (data.result.length > 1)
    throw new AppError(
      'bad-arguments',
      `The query answers with ${data.result.length} series: ${shown(
        data.result
          .slice(0, SERIES_NAMED)
          .map(({ metric }) => named(metric))
          .join(', '),
      )}${data.result.length > SERIES_NAMED ? ' and more' : ''}.`,
      'Put sum( … ) around it, so that it answers with one.',
    )
  return (data.result[0]?.values ?? []).map(([atSeconds, value]) => ({
    startMs: Math.round(atSeconds * 1000) - stepMs,
    count: Number(value),
  }))
}

/**
 * What a Prometheus server, or one that speaks its HTTP API, counted in each step of a period, by `query_range`. A busy server is asked
 * again, twice. Values that are no number come as NaN.
 *
 * @param token is sent as a bearer token, and kept nowhere
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries
 * @throws AppError `forbidden`, `bad-arguments`, `server-unreachable`, `limit-exceeded`, `not-computable`
 */
export async function prometheusSamples(
  { send }: Outgoing,
  { url: base, query }: PrometheusQuestion,
  { startMs, endMs, stepMs }: AskedPeriod,
  token?: string,
): Promise<readonly Sample[]> {
  const url = new URL(base)
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/v1/query_range`
  url.search = new URLSearchParams({
    query,
    start: String((startMs + stepMs) / 1000),
    end: String(endMs / 1000),
    step: String(stepMs / 1000),
  }).toString()
  const headers = {
    accept: 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
  for (const pauseMs of [...PAUSES_MS, null]) {
    const answer = await send({ url, headers })
    const body = parsed(await readText(answer))
    if (pauseMs !== null && BUSY.includes(answer.status)) {
      await wait(pauseMs)
      continue
    }
    const samples = answer.status === 200 ? samplesIn(body, url.host, stepMs) : undefined
    if (samples !== undefined) return samples
    throw failure(url.host, answer.status, body)
  }
  throw new Error('The last question has an answer or an error.')
}
