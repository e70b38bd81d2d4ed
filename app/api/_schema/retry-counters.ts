import { z } from 'zod'
import { COUNTER_SOURCES } from '#lib/domain/retries/counters/counter-edge.ts'
import { type CountStep, STEP_HOURS } from '#lib/domain/sci/counts/day-count.ts'
import type { CounterQuestion, RetryCounters } from '#lib/queries/retries/retry-counters.ts'
import { BearerToken, PrometheusUrl } from './prometheus-server.ts'

const day = z.iso.date({ error: 'Use a date such as 2026-08-31' })

export const RetryCountersInput = z
  .strictObject({
    url: PrometheusUrl,
    from: day.meta({ description: 'First day, UTC.' }),
    to: day.meta({
      description:
        'Last day, inclusive. Up to seven days are asked for by the hour, more by the day; what is not over is left out.',
    }),
    matchers: z.string().max(1000, { error: 'Use at most 1000 characters' }).exactOptional().meta({
      description: 'Only counters with these labels, as in PromQL: namespace="shop",cluster!="test".',
    }),
    token: BearerToken.exactOptional(),
  })
  .meta({ id: 'RetryCountersQuestion' }) satisfies z.ZodType<CounterQuestion>

const count = z.number().nullable()
const bounds = z.strictObject({ low: z.number(), high: z.number() }).nullable()

const CounterEdgeBody = z
  .strictObject({
    source: z.enum(COUNTER_SOURCES),
    caller: z.string(),
    callee: z.string(),
    operation: z.string(),
    unit: z.enum(['count', 'per second']),
    attempts: count.meta({ description: 'N' }),
    logicalCalls: count.meta({ description: 'L' }),
    retries: bounds.meta({ description: 'R; low and high differ where it is not counted each.' }),
    rescued: count.meta({ description: 'S: retries that succeeded.' }),
    finalFailures: count.meta({ description: 'F' }),
    timeouts: count,
    amplification: bounds.meta({ description: 'A = N / L.' }),
    wasted: bounds.meta({ description: 'W = R + F.' }),
    retrySuccessRatio: count.meta({ description: 'RSR = S / R.' }),
    notes: z.array(z.string()).meta({ description: 'What is not known and why, or what was assumed.' }),
  })
  .meta({ id: 'CounterEdge', description: 'A count is null where the counters do not tell it.' })

export const RetryCountersBody = z
  .strictObject({
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    step: z.enum(Object.keys(STEP_HOURS) as [CountStep]),
    names: z.array(z.string()).meta({ description: 'The counters that the server has.' }),
    windows: z
      .strictObject({ asked: z.number(), known: z.number() })
      .meta({ description: 'Hours or days: those asked about, and those of which any counter is known.' }),
    unusable: z.number().meta({ description: 'Values that are no number; they are in no count.' }),
    warnings: z
      .array(z.string())
      .meta({ description: 'Why the counts may not be whole, as the server says it.' }),
    edges: z.array(CounterEdgeBody).meta({ description: 'By wasted attempts, most first.' }),
  })
  .meta({ id: 'RetryCounters' }) satisfies z.ZodType<RetryCounters>
