import { z } from 'zod'
import { FACTOR_SET_IDS, METHODS } from '#lib/domain/factors/factor-set.ts'
import { WASTE_BASES } from '#lib/domain/retries/carbon/attribute-waste.ts'
import { MAPPING_STATES } from '#lib/domain/retries/carbon/mapping-state.ts'
import type { RetryView } from '#lib/queries/retries/retries.ts'
import type { RetryEdge } from '#lib/queries/retries/retry-edge.ts'
import { Range } from './emissions.ts'
import { Usage } from './trace-mapping.ts'

const day = z.iso.date({ error: 'Use a date such as 2026-08-31' })
const name = z.string().max(2000, { error: 'Use at most 2000 characters' })

const period = {
  from: day.optional().meta({ description: 'First day; that of all traces where absent.' }),
  to: day.optional().meta({ description: 'Last day, inclusive.' }),
}

export const RetriesQuery = z.object({
  ...period,
  factors: z.enum(FACTOR_SET_IDS).optional().meta({ description: 'Default: that of the organisation.' }),
})

export const RetryEdgeQuery = z.object({
  ...period,
  caller: name.meta({ description: 'Empty: a request from outside that failed by itself.' }),
  callee: name,
  operation: name,
})

const edge = { caller: z.string(), callee: z.string(), operation: z.string() }
const share = z.number().nullable()

const measures = {
  ...edge,
  local: z.boolean().meta({ description: 'Within one service: no wire between them.' }),
  attempts: z.number(),
  logicalCalls: z.number(),
  amplification: share.meta({ description: 'A = attempts / logical calls.' }),
  timeAmplification: share.meta({ description: 'T = time in all attempts / time in useful ones.' }),
  retries: z.number(),
  hedges: z.number(),
  rescued: z.number(),
  finalFailures: z.number(),
  retrySuccessRatio: share,
  rescueRatio: share,
  wasted: z.number(),
  wastedByClass: z.record(z.string(), z.number()),
  triggers: z
    .record(z.string(), z.number())
    .meta({ description: 'Of the retries, what the attempt before ended with, such as http-503.' }),
  attemptSeconds: z.number(),
  wastedSeconds: z.number(),
  untimed: z.number(),
  notVisible: z.number(),
  confidence: z.enum(['high', 'medium']).nullable(),
}
const Measures = z.strictObject(measures).meta({ id: 'RetryMeasures' })

const attributed = {
  attributedG: Range.meta({ description: 'gCO2e: a part of the total of the bill, never beside it.' }),
  avoidableG: Range.meta({ description: 'gCO2e of dynamic energy alone: what would not have been emitted.' }),
  cost: z.array(z.strictObject({ currency: z.string(), amount: z.number() })),
}
const Attributed = z.strictObject(attributed).meta({ id: 'WasteAttributed' })

const EdgeCarbon = z
  .strictObject({
    waste: Attributed.nullable().meta({
      description: 'Null: not known, because no rule says which usage the wasting services are.',
    }),
    parts: z
      .array(
        z.strictObject({
          service: z.string(),
          unit: z.enum(['seconds', 'attempts']),
          own: z.number(),
          all: z.number(),
          ...attributed,
        }),
      )
      .meta({ description: 'Its sum: of what each service wasted, own / all.' }),
    unknownServices: z.array(z.string()),
  })
  .meta({ id: 'EdgeCarbon' })

const EdgeRow = z
  .strictObject({
    ...edge,
    measures: Measures.nullable(),
    notVisibleShare: share,
    policy: EdgeCarbon.meta({
      description: 'As the setting to change: the wasted attempt nearest the root.',
    }),
    cause: EdgeCarbon.meta({ description: 'As what to fix: the deepest attempt that failed.' }),
  })
  .meta({ id: 'RetryEdgeRow' })

const Service = z
  .strictObject({
    service: z.string(),
    spans: z.number(),
    spanSeconds: z.number(),
    workSeconds: z.number(),
    wastedWorkSeconds: z.number(),
    heldSeconds: z.number(),
    wastedHeldSeconds: z.number(),
    arrivals: z.number(),
    wastedArrivals: z.number(),
    visitCount: z.number().meta({ description: 'Attempts of other services, and requests from outside.' }),
    attemptSeconds: z.number(),
    wastedAttemptSeconds: z.number(),
    visits: share.meta({
      description: 'Of what arrives, attempts and requests from outside, how much per request from outside.',
    }),
    endToEndAmplification: share,
    wastedWorkShare: share,
    wastedTimeShare: share,
    wastedCountShare: share,
    mapping: z.enum(MAPPING_STATES),
    waste: z
      .strictObject({
        basis: z.enum(WASTE_BASES),
        usageShare: z.number(),
        totalG: Range,
        wastedShare: z.number(),
        ...attributed,
      })
      .nullable(),
  })
  .meta({ id: 'RetryService' })

const Root = z.strictObject({
  service: z.string(),
  operation: z.string(),
  requests: z.number(),
  delivered: z.number(),
  seconds: z.number(),
  wastedSeconds: z.number(),
})

const count = z.number()

const Found = z
  .strictObject({
    spans: count,
    traces: count,
    retries: count,
    hiddenRetries: count,
    siblingRetries: count,
    explicitRetries: count,
    hedges: count,
    suspectedRetries: count,
    redirects: count,
    authChallenges: count,
    crossTraceRetries: count,
    loops: z.strictObject({ groups: count, repeats: count }),
    repeatedSiblings: count,
    orphans: z.strictObject({ count, seconds: count, heldSeconds: count }),
    duplicates: count,
    missingParents: count,
    incompleteTraces: count,
    cycles: count,
    notVisible: count,
    openDropped: count,
    tooLarge: z.strictObject({ traces: count, spans: count }),
    foldedOperations: z.array(z.strictObject({ service: z.string(), hasOthers: z.boolean() })),
    roots: z.array(Root),
  })
  .meta({ id: 'RetriesFound' })

export const RetriesBody = z
  .strictObject({
    period: z.strictObject({ from: day, to: day }).nullable(),
    tracedDays: z.array(day),
    notVisibleShare: share,
    found: Found,
    edges: z
      .array(EdgeRow)
      .meta({ description: 'By the carbon that they answer for as settings to change.' }),
    services: z.array(Service),
    usages: z.array(
      z.strictObject({ usage: Usage, services: z.array(z.string()), totalG: Range, dynamicG: Range }),
    ),
    waste: Attributed.meta({ description: 'The same in both views.' }),
    periodsPerMonth: share,
    method: z.literal('location'),
    factorSet: z.enum(FACTOR_SET_IDS),
    mappingVersion: z.number(),
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
  .meta({ id: 'Retries' }) satisfies z.ZodType<RetryView>

const Blame = z
  .strictObject({ ...edge, service: z.string(), attempts: count, attemptSeconds: count, workSeconds: count })
  .meta({ id: 'RetryBlame' })

export const RetryEdgeBody = z
  .strictObject({
    measures: Measures.nullable(),
    days: z.array(z.strictObject({ ...measures, day })),
    policy: z.array(Blame),
    cause: z.array(Blame),
  })
  .meta({ id: 'RetryEdge' }) satisfies z.ZodType<RetryEdge>
