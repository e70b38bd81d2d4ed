import { z } from 'zod'
import { FACTOR_SET_IDS, METHODS } from '#lib/domain/factors/factor-set.ts'
import type { RetryWhatIf } from '#lib/queries/retries/retry-what-if.ts'
import { Range } from './emissions.ts'
import { RetriesQuery, RetryEdgeQuery } from './retries.ts'

export const whole = (most: number) =>
  z.coerce
    .number({ error: 'Use a number' })
    .int({ error: 'Use a whole number' })
    .max(most, {
      error: `Use at most ${most}`,
    })

const DAY_MS = 86_400_000
const { caller, callee, operation } = RetryEdgeQuery.shape

/** What to try. */
export const retryChangeQuery = {
  attempts: whole(20)
    .min(1, { error: 'Use at least 1' })
    .optional()
    .meta({ description: 'Sends of one call at most, the first included.' }),
  budget: z.coerce
    .number({ error: 'Use a number' })
    .min(0, { error: 'Use at least 0' })
    .max(100, { error: 'Use at most 100' })
    .optional()
    .meta({ description: 'Retries per 100 calls at most: a retry budget. 0 is no retries.' }),
  timeout: whole(DAY_MS)
    .min(1, { error: 'Use at least 1' })
    .optional()
    .meta({ description: 'How long one attempt may take, in milliseconds.' }),
  backoff: whole(DAY_MS).min(1, { error: 'Use at least 1' }).optional().meta({
    description:
      'The first wait before a retry, in milliseconds: doubling up to ten times itself, fully jittered.',
  }),
  depth: whole(100).min(0, { error: 'Use at least 0' }).optional().meta({
    description: 'Calls further than so many from where requests come in are sent once.',
  }),
  caller: caller
    .optional()
    .meta({ description: 'The edge that is meant, with `callee` and `operation`; every one where absent.' }),
  callee: callee.optional(),
  operation: operation.optional(),
}

/** An edge is named whole or not at all. */
export const namesWholeEdge = (
  asked: Readonly<Partial<Record<'caller' | 'callee' | 'operation', string | undefined>>>,
): boolean =>
  new Set([asked.caller, asked.callee, asked.operation].map((each) => each === undefined)).size === 1

export const HALF_AN_EDGE = 'Name the caller, the callee and the operation, or none of them'

export const RetryWhatIfQuery = RetriesQuery.extend(retryChangeQuery).refine(namesWholeEdge, {
  error: HALF_AN_EDGE,
  path: ['caller'],
})

const edge = { caller: z.string(), callee: z.string(), operation: z.string() }

const Measures = z
  .strictObject({
    attempts: z.number(),
    calls: z.number(),
    amplification: z.number().nullable(),
    lostShare: z.number().meta({ description: 'Share of calls whose last attempt fails.' }),
    wastedShare: z.number().meta({ description: 'Share of attempts that are not useful.' }),
  })
  .meta({ id: 'RetryWhatIfMeasures' })

const saving = {
  attributedG: Range.meta({
    description:
      'gCO2e of work that is no longer done: of the measured waste, never more. Negative: more than there was.',
  }),
  avoidableG: Range,
  cost: z.array(z.strictObject({ currency: z.string(), amount: z.number() })),
}
const Saving = z.strictObject(saving).meta({ id: 'RetrySaving' })

const setting = z.number().nullable()

export const RetryWhatIfBody = z
  .strictObject({
    period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).nullable(),
    change: z.strictObject({
      edge: z.strictObject(edge).nullable(),
      attempts: setting,
      budgetShare: setting,
      timeoutMs: setting,
      backoffMs: setting,
      stopBelowDepth: setting,
    }),
    before: Measures,
    after: Measures,
    requests: z.number(),
    answeredBefore: z.number(),
    answeredAfter: z.number(),
    edges: z.array(z.strictObject({ ...edge, depth: z.number(), before: Measures, after: Measures })),
    waste: Saving.meta({ description: 'What was wasted, as it was measured.' }),
    saving: Saving,
    services: z.array(
      z.strictObject({
        service: z.string(),
        share: z.number().meta({ description: 'Of its wasted work, the share that goes, at most 1.' }),
        ...saving,
      }),
    ),
    unknownServices: z.array(z.string()),
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
  .meta({ id: 'RetryWhatIf' }) satisfies z.ZodType<RetryWhatIf>
