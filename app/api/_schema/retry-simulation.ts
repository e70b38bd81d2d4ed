import { z } from 'zod'
import { FACTOR_SET_IDS, METHODS } from '#lib/domain/factors/factor-set.ts'
import type { RetrySimulation } from '#lib/queries/retries/retry-simulation.ts'
import { Range } from './emissions.ts'
import { RetriesQuery } from './retries.ts'
import { HALF_AN_EDGE, namesWholeEdge, retryChangeQuery, whole } from './retry-what-if.ts'

const number = (least: number, most: number) =>
  z.coerce
    .number({ error: 'Use a number' })
    .min(least, { error: `Use at least ${least}` })
    .max(most, { error: `Use at most ${most}` })

const atLeastOne = (most: number) => whole(most).min(1, { error: 'Use at least 1' })

export const RetrySimulationQuery = RetriesQuery.extend({
  ...retryChangeQuery,
  seed: whole(2 ** 31)
    .min(0, { error: 'Use at least 0' })
    .default(1)
    .meta({ description: 'The same seed gives the same runs. Further runs take the numbers after it.' }),
  runs: atLeastOne(10)
    .default(5)
    .meta({ description: 'Runs before and after, each pair with its own seed.' }),
  requests: atLeastOne(20_000).default(2000).meta({ description: 'From outside, in each run.' }),
  rate: number(0.1, 10_000).default(50).meta({ description: 'Requests from outside per second.' }),
  slow: z.string().min(1).max(1000).optional().meta({
    description:
      'A service that is slow for a while. What is counted is what comes after it: a storm of retries may hold itself up.',
  }),
  factor: number(1, 1000).default(3).meta({ description: 'How many times slower.' }),
  seconds: number(0.1, 300).default(10).meta({ description: 'How long it is slow.' }),
  places: number(1, 100).default(2).meta({
    description: 'The slow service can work on so many times as many requests at once as it does on average.',
  }),
})
  .refine(namesWholeEdge, { error: HALF_AN_EDGE, path: ['caller'] })
  .refine(
    ({ slow, seconds, requests, rate }) => slow === undefined || requests / rate >= 1.25 * seconds + 5,
    {
      error: 'The requests end before the slow time does: ask for more requests, or a shorter time',
      path: ['seconds'],
    },
  )

const measure = Range.nullable()
const Measures = z
  .strictObject({
    amplification: measure,
    wastedShare: measure,
    answeredShare: measure,
    goodputPerSecond: measure,
    p50Ms: measure,
    p95Ms: measure,
    p99Ms: measure,
  })
  .meta({
    id: 'SimulatedMeasures',
    description: 'The mean of the runs, with the least and the most of any.',
  })

export const RetrySimulationBody = z
  .strictObject({
    period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).nullable(),
    seeds: z.array(z.number()),
    requests: z.number(),
    perSecond: z.number(),
    slow: z
      .strictObject({ service: z.string(), factor: z.number(), seconds: z.number(), places: z.number() })
      .nullable(),
    loops: z.array(z.string()).meta({ description: 'Calls that close a loop of services: left out.' }),
    before: Measures,
    after: Measures,
    carbon: z
      .strictObject({
        wasteG: Range,
        savingG: Range.meta({ description: 'gCO2e of the measured waste that goes, never more.' }),
        sampledG: z.strictObject({ low: z.number(), high: z.number() }),
      })
      .nullable(),
    identity: z.strictObject({
      factorSet: z.enum(FACTOR_SET_IDS),
      methodVersion: z.string(),
      adjustments: z.number(),
      method: z.enum(METHODS),
      teamRules: z.string(),
      parts: z.string(),
    }),
    snapshot: z.string(),
  })
  .meta({ id: 'RetrySimulation' }) satisfies z.ZodType<RetrySimulation>
