import { z } from 'zod'
import {
  COUNT_SOURCES,
  type CountImport,
  type CountOrigin,
  type CountStep,
  STEP_HOURS,
} from '#lib/domain/sci/counts/day-count.ts'
import type { CountsRead } from '#lib/domain/sci/counts/read-counts.ts'
import type { CountedOperation } from '#lib/queries/sci/operations.ts'
import { Author } from './author.ts'
import { BearerToken, PrometheusUrl } from './prometheus-server.ts'
import { Name, Note } from './sci-boundary.ts'

const csv = z.string().meta({
  description:
    'The text of the file: a header with day (or hour), operation and count; days as 2026-08-01, hours as 2026-08-01T13:00Z.',
})
const day = z.iso.date({ error: 'Use a date such as 2026-08-31' })

const units = z.array(z.strictObject({ operation: Name, unit: Name })).max(100)

export const CountsInput = z
  .strictObject({
    boundary: Name,
    csv,
    units: units.default([]).meta({
      description: 'What one of an operation is, such as "order"; its own name where it is not said.',
    }),
    author: Author,
    note: Note,
  })
  .meta({ id: 'NewCounts' })

export const CountsCsvInput = z.strictObject({ csv })

export const ConstantInput = z
  .strictObject({
    boundary: Name,
    operation: Name,
    unit: Name,
    perDay: z.number().min(0).max(1e15),
    from: day.meta({ description: 'First day.' }),
    to: day.meta({ description: 'Last day, inclusive.' }),
    author: Author,
    note: Note,
  })
  .meta({ id: 'ConstantCount' })

const fetched = {
  boundary: Name,
  operation: Name,
  unit: Name,
  from: day.meta({ description: 'First day, UTC.' }),
  to: day.meta({ description: 'Last day, inclusive. Hours that are not over are left out.' }),
  author: Author,
  note: Note,
}

const prometheus = {
  url: PrometheusUrl,
  query: z
    .string()
    .min(1)
    .max(4000)
    .meta({ description: 'PromQL with one series, such as sum(increase(http_requests_total[1h])).' }),
  step: z
    .enum(Object.keys(STEP_HOURS) as [CountStep])
    .meta({ description: 'What one value counts: the query looks back over [1h] or [1d].' }),
}

const shortText = z.string().min(1).max(255)
const cloudWatch = {
  region: shortText.meta({ description: 'Such as eu-central-1.' }),
  namespace: shortText.meta({ description: 'Such as AWS/ApplicationELB.' }),
  metricName: shortText.meta({ description: 'Such as RequestCount. Its statistic Sum is asked for.' }),
  dimensions: z
    .array(z.strictObject({ name: shortText, value: z.string().min(1).max(1024) }))
    .max(30)
    .default([]),
}

export const PrometheusInput = z
  .strictObject({
    ...fetched,
    ...prometheus,
    token: BearerToken.exactOptional(),
  })
  .meta({ id: 'PrometheusCounts' })

export const CloudWatchInput = z.strictObject({ ...fetched, ...cloudWatch }).meta({ id: 'CloudWatchCounts' })

const Origin = z
  .strictObject({
    question: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('prometheus'), ...prometheus }),
      z.strictObject({ kind: z.literal('cloudwatch'), ...cloudWatch }),
    ]),
    askedAt: z.iso.datetime(),
  })
  .meta({
    id: 'CountOrigin',
    description: 'What a metrics server was asked.',
  }) satisfies z.ZodType<CountOrigin>

export const CountImportBody = z
  .strictObject({
    version: z.number(),
    boundary: z.string(),
    source: z.enum(COUNT_SOURCES),
    units,
    author: z.string(),
    note: z.string(),
    origin: Origin.nullable().meta({ description: 'Null where no metrics server was asked.' }),
    createdAt: z.iso.datetime(),
  })
  .meta({
    id: 'CountImport',
    description: 'Of a day, the latest import that has it holds.',
  }) satisfies z.ZodType<CountImport>

const CountedOperationBody = z.strictObject({
  operation: z.string(),
  unit: z.string(),
  sources: z.array(z.enum(COUNT_SOURCES)),
  from: z.string(),
  to: z.string(),
  days: z.number().meta({ description: 'Counted whole.' }),
  partDays: z.number().meta({ description: 'Of which only some hours were counted: gaps.' }),
  count: z.number().meta({ description: 'Of the whole days.' }),
}) satisfies z.ZodType<CountedOperation>

export const CountsBody = z.strictObject({
  operations: z.array(CountedOperationBody),
  imports: z.array(CountImportBody).meta({ description: 'Newest first.' }),
})

export const CountsReadBody = z.strictObject({
  counts: z.array(
    z.strictObject({ operation: z.string(), day: z.string(), count: z.number(), coveredHours: z.number() }),
  ),
  faults: z.array(z.strictObject({ line: z.number(), fault: z.string() })),
}) satisfies z.ZodType<CountsRead>
