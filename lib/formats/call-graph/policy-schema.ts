import { z } from 'zod'
import { type Budget, type EdgePolicy, NO_POLICY } from '#lib/domain/call-graph/policy.ts'
import { isPresetName, PRESETS } from '#lib/domain/call-graph/presets.ts'
import { Duration } from './duration.ts'

export const Share = z.number().min(0).max(1)
/** Sends of one call at most: more than any client makes. */
const Attempts = z.number().int().min(1).max(1000)

const Jitter = z
  .union([
    z.enum(['none', 'full', 'equal', 'grpc']),
    z.strictObject({ low: z.number().min(0), high: z.number().min(0) }),
  ])
  .transform((jitter) => {
    if (typeof jitter === 'object') return jitter
    return {
      none: { low: 1, high: 1 },
      full: { low: 0, high: 1 },
      equal: { low: 0.5, high: 1 },
      grpc: { low: 0.8, high: 1.2 },
    }[jitter]
  })
  .refine(({ low, high }) => low <= high, 'low must not be above high')

const BackoffShape = z
  .strictObject({
    initial: Duration,
    multiplier: z.number().min(1).max(100).default(2),
    max: Duration.optional(),
    jitter: Jitter.default({ low: 1, high: 1 }),
  })
  .transform(({ initial, multiplier, max, jitter }) => ({
    initialMs: initial,
    multiplier,
    maxMs: max ?? Number.POSITIVE_INFINITY,
    jitter,
  }))

const BudgetShape = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('ratio'),
      ratio: z.number().min(0).max(100),
      minPerSecond: z.number().min(0).default(0),
      window: Duration.default(10_000),
    }),
    z.strictObject({
      kind: z.literal('concurrency'),
      share: Share.default(0.2),
      minimum: z.number().int().min(0).default(3),
    }),
    z.strictObject({ kind: z.literal('tokens'), most: z.number().positive(), perSuccess: z.number().min(0) }),
    z.strictObject({
      kind: z.literal('bucket'),
      most: z.number().positive(),
      perRetry: z.number().positive().default(1),
      perSuccess: z.number().min(0),
    }),
  ])
  .transform((budget): Budget => {
    if (budget.kind !== 'ratio') return budget
    const { window, ...rest } = budget
    return { ...rest, windowMs: Math.max(1, window) }
  })

const Preset = z.string().refine(isPresetName, `must be one of ${Object.keys(PRESETS).join(', ')}`)

/** The policy of a call in our own schema: a preset's settings, with those that are named in its place. */
export const PolicyShape = z
  .strictObject({
    preset: Preset.optional(),
    timeout: Duration.nullable().optional(),
    deadline: Duration.nullable().optional(),
    connectTimeout: Duration.nullable().optional(),
    attempts: Attempts.optional(),
    backoff: BackoffShape.nullable().optional(),
    budget: BudgetShape.nullable().optional(),
    hedging: z.strictObject({ delay: Duration }).nullable().optional(),
    pick: z.enum(['random', 'in-order', 'sticky']).optional(),
    excludeTried: z.boolean().optional(),
    cancelOnTimeout: z.boolean().optional(),
    propagateDeadline: z.boolean().optional(),
  })
  .transform(({ preset, timeout, deadline, connectTimeout, hedging, ...same }): EdgePolicy => {
    const given = {
      ...same,
      timeoutMs: timeout,
      deadlineMs: deadline,
      connectTimeoutMs: connectTimeout,
      hedging: hedging ? { delayMs: hedging.delay } : hedging,
    }
    const named = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    return { ...(preset === undefined ? NO_POLICY : PRESETS[preset].policy), ...named }
  })
