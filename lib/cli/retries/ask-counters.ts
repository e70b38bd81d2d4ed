import { z } from 'zod'
import { COUNTER_SOURCES } from '#lib/domain/retries/counters/counter-edge.ts'
import type { CounterQuestion, RetryCounters } from '#lib/queries/retries/retry-counters.ts'
import { organisationFor } from '../push/organisation-for.ts'
import { serverClient } from '../push/server-client.ts'
import { serverOf } from '../push/server-of.ts'

const count = z.number().nullable()
const bounds = z.object({ low: z.number(), high: z.number() }).nullable()

const Answer = z.object({
  from: z.string(),
  to: z.string(),
  step: z.enum(['hour', 'day']),
  names: z.array(z.string()),
  windows: z.object({ asked: z.number(), known: z.number() }),
  unusable: z.number(),
  warnings: z.array(z.string()),
  edges: z.array(
    z.object({
      source: z.enum(COUNTER_SOURCES),
      caller: z.string(),
      callee: z.string(),
      operation: z.string(),
      unit: z.enum(['count', 'per second']),
      attempts: count,
      logicalCalls: count,
      retries: bounds,
      rescued: count,
      finalFailures: count,
      timeouts: count,
      amplification: bounds,
      wasted: bounds,
      retrySuccessRatio: count,
      notes: z.array(z.string()),
    }),
  ),
}) satisfies z.ZodType<RetryCounters>

/** Of `--server` and what goes with it. */
export interface Asked {
  readonly server: string | undefined
  readonly token: string | undefined
  readonly organisation: string | undefined
}

/**
 * Lets a running Headroom, which knows what hosts may be connected to, ask a Prometheus server for counters of retries.
 *
 * @throws AppError what the server says, `bad-arguments`, `server-unreachable`
 */
export async function askCounters(
  { server, token, organisation }: Asked,
  question: CounterQuestion,
): Promise<RetryCounters> {
  const client = serverClient({ server: serverOf(server), token })
  const slug = await organisationFor(client, organisation, 'ask')
  return client.ask(`/organisations/${encodeURIComponent(slug)}/retries/counters`, Answer, question)
}

/** What makes the counts less than whole, in words: nothing, where nothing does. */
export function countersCaveats(answer: RetryCounters): readonly string[] {
  const { windows, step, unusable, warnings } = answer
  const missing = windows.asked - windows.known
  return [
    ...warnings.map((warning) => `the server warns: ${warning}`),
    ...(missing > 0 ? [`no counter is known of ${missing} of ${windows.asked} ${step}s`] : []),
    ...(unusable > 0 ? [`${unusable} values are no number and in no count`] : []),
  ]
}
