import { z } from 'zod'
import { LOG_ADVICE } from '#lib/domain/logging/advise.ts'
import { BILL_ADVICE } from '#lib/domain/logging/billed/billed-advice.ts'
import type { GroupShare } from '#lib/domain/logging/billed/group-shares.ts'
import type { AuditMark, SampleAttachment } from '#lib/domain/logging/billed/log-marks.ts'
import { LOG_STAGES } from '#lib/domain/logging/log-stage.ts'
import type { LoggingReport } from '#lib/domain/logging/logging-report.ts'
import { LOGGING_TABLES } from '#lib/domain/logging/logging-rows.ts'
import { TEMPLATE_FLAGS } from '#lib/domain/logging/template-flags.ts'
import type { LogAction } from '#lib/domain/logging/what-if/kept-part.ts'
import type { LogPlan, LogWhatIf } from '#lib/domain/logging/what-if/log-what-if.ts'
import { Author } from './author.ts'
import { CurrencyAmount, emissionsShape, Range } from './emissions.ts'
import { ExplainQuery } from './emissions-query.ts'
import { Note } from './sci-boundary.ts'

/** No bill is looked at by more at once. */
const MOST_SOURCES = 1000
const MOST_PLANS = 200
const MOST_TEMPLATES = 500

export const LoggingQuery = z.object({
  ...ExplainQuery.shape,
  sources: z.coerce.number().int().min(1).max(MOST_SOURCES).default(100).meta({
    description: 'How many sources to list; the rest is summed.',
  }),
  templates: z.coerce.number().int().min(1).max(MOST_TEMPLATES).default(50).meta({
    description: 'How many templates and fields of a source to list.',
  }),
})

export const LoggingCsvQuery = z.object({
  ...ExplainQuery.shape,
  by: z.enum(LOGGING_TABLES).default('source').meta({ description: 'What the rows are.' }),
})

const share = z.number().min(0).max(1)
const id = z.string().min(1).max(100)
const gb = z.number().nullable()
const money = z.array(z.strictObject({ currency: z.string(), amount: z.number() }))
const volume = { lines: z.number(), bytes: z.number() }

const sums = {
  gb: z
    .partialRecord(z.enum(LOG_STAGES), gb)
    .meta({ description: 'GB of each stage, of storage GB-months; null where the lines count no bytes.' }),
  writtenGb: gb.meta({ description: 'Taken in and vended.' }),
  lines: z.number(),
  linesWithoutBytes: z.number(),
  cost: z.array(CurrencyAmount),
  ...emissionsShape,
}
const Sums = z.strictObject(sums).meta({ id: 'LogSums' })

export const AuditMarkBody = z
  .strictObject({
    id: z.string(),
    source: z.string(),
    template: z.string().nullable(),
    keep: z.boolean(),
    author: z.string(),
    note: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'LogAuditMark' }) satisfies z.ZodType<AuditMark>

export const AttachmentBody = z
  .strictObject({
    id: z.string(),
    importId: z.string(),
    source: z.string().nullable(),
    author: z.string(),
    note: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'LogAttachment' }) satisfies z.ZodType<SampleAttachment>

const Actionable = z
  .strictObject({ gb, totalKgCo2e: Range, cost: money })
  .meta({ id: 'ActionableLogs', description: 'Part of what a source comes to, by what changes it.' })

const Template = z
  .strictObject({
    id: z.string(),
    template: z.string(),
    level: z.string(),
    ...volume,
    records: z.number(),
    share: z.number(),
    shareError: z.number().nullable(),
    flags: z.array(z.enum(TEMPLATE_FLAGS)),
    shareRange: Range.meta({ description: 'The 90 % interval of the sampling.' }),
    gb: Range.nullable(),
    totalKgCo2e: Range,
    cost: money,
    auditKeep: AuditMarkBody.nullable(),
    edges: z.array(
      z.strictObject({
        caller: z.string(),
        callee: z.string(),
        operation: z.string(),
        retries: z.number(),
        wasted: z.number(),
      }),
    ),
  })
  .meta({ id: 'BilledTemplate' })

const Sample = z
  .strictObject({
    importIds: z.array(z.string()),
    fileNames: z.array(z.string()),
    ...volume,
    records: z.number(),
    bytesPerLine: z.number().nullable(),
    levels: z.array(z.strictObject({ level: z.string(), ...volume, share, gb })),
    fields: z.array(z.strictObject({ field: z.string(), records: z.number(), bytes: z.number() })),
    templates: z.array(Template),
    templateCount: z.number(),
    otherTemplates: z.strictObject(volume).nullable(),
  })
  .meta({ id: 'BilledLogSample', description: 'What log files say of the bill of their source.' })

const Source = z
  .strictObject({
    id: z.string(),
    account: z.string(),
    resource: z.string().meta({ description: 'As the bill has it.' }),
    resourceType: z.string(),
    source: z.strictObject({
      type: z.enum(['log-group', 'log-bucket', 'workspace', 'resource', 'unknown']),
      name: z.string(),
      writtenBy: z.string(),
      proposedOwner: z.string().nullable(),
    }),
    monthsKept: z.number().nullable(),
    isNeverRead: z.boolean(),
    auditKeep: AuditMarkBody.nullable(),
    sample: Sample.nullable(),
    written: Actionable,
    stored: Actionable,
    fixed: Actionable,
    ...sums,
  })
  .meta({ id: 'LogSource' })

const number = z.number().min(0).max(1e15)

const Action = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('demote') }),
    z.strictObject({ kind: z.literal('sample'), keepRate: share }),
    z.strictObject({ kind: z.literal('rate-limit'), first: number, recordsPerWindow: number }),
    z.strictObject({ kind: z.literal('shorten-retention'), fromDays: number, toDays: number }),
    z.strictObject({ kind: z.literal('drop-fields'), partOfBytes: share }),
    z.strictObject({ kind: z.literal('compress'), ratio: number }),
    z.strictObject({ kind: z.literal('move-class'), partOfStorage: share }),
  ])
  .meta({ id: 'LogAction' }) satisfies z.ZodType<LogAction>

const plan = { source: id, templates: z.array(id).max(MOST_TEMPLATES).nullable(), action: Action }

const Savings = z
  .strictObject({
    totalKgCo2e: Range,
    writtenGb: Range.nullable(),
    storedGbMonths: Range.nullable(),
    cost: z.array(
      z.strictObject({
        currency: z.string(),
        low: z.number(),
        central: z.number(),
        high: z.number(),
      }),
    ),
  })
  .meta({ id: 'LogSavings', description: 'A part of what there is, never more.' })

export const LogWhatIfInput = z
  .strictObject({
    plans: z.array(z.strictObject(plan)).min(1).max(MOST_PLANS).meta({
      description: 'Those about the same logs act one on what the other left.',
    }),
  })
  .meta({ id: 'LogPlans' }) satisfies z.ZodType<{ plans: LogPlan[] }>

export const LogWhatIfBody = z
  .strictObject({
    before: Savings,
    saved: Savings,
    plans: z.array(
      z.strictObject({
        ...plan,
        refused: z.enum(['audit-keep', 'unknown-source', 'unknown-template']).nullable(),
        saved: Savings,
      }),
    ),
  })
  .meta({ id: 'LogWhatIf' }) satisfies z.ZodType<LogWhatIf>

export const LoggingBody = z
  .strictObject({
    factorSet: z.string(),
    method: z.enum(['location', 'market']),
    period: z.strictObject({ start: z.iso.date(), end: z.iso.date() }).nullable(),
    total: Sums,
    stages: z.array(z.strictObject({ stage: z.enum(LOG_STAGES), ...sums })),
    kinds: z.array(
      z.strictObject({
        stage: z.enum(LOG_STAGES),
        quantity: z.enum(['GB', 'GB-month', 'capacity', 'minutes', 'counted-at-ingest']),
        logClass: z
          .enum([
            'standard',
            'infrequent-access',
            'basic',
            'auxiliary',
            'platform',
            'archive',
            'free-benefit',
          ])
          .nullable(),
        vendedBy: z.string().nullable(),
        provider: z.string(),
        service: z.string(),
        usageType: z.string(),
        ...sums,
      }),
    ),
    services: z.array(z.strictObject({ service: z.string(), ...sums })),
    teams: z.array(z.strictObject({ team: z.string(), ...sums })),
    sources: z.array(Source),
    sourceCount: z.number(),
    otherSources: Sums.nullable(),
    clusters: z.array(
      z
        .strictObject({
          id: z.string(),
          name: z.string(),
          cost: z.array(CurrencyAmount),
          shares: z.array(
            z.strictObject({
              importId: z.string(),
              fileNames: z.array(z.string()),
              bytes: z.number(),
              share,
              totalKgCo2e: Range,
              cost: money,
            }),
          ),
          sample: Sample.nullable(),
          ...emissionsShape,
        })
        .meta({
          id: 'LogCluster',
          description:
            'Search clusters and log stores on machines of their own, beside the sums of logs: shared by bytes over the samples that are attached to them.',
        }),
    ),
    advice: z.array(
      z
        .strictObject({
          rule: z.enum([...LOG_ADVICE, ...BILL_ADVICE]),
          source: z.string(),
          template: z.string().nullable(),
          field: z.string().nullable(),
          action: Action,
          saved: Savings,
        })
        .meta({ id: 'LogAdvice' }),
    ),
    samples: z.array(
      z
        .strictObject({
          importId: z.string(),
          fileNames: z.array(z.string()),
          createdAt: z.iso.datetime(),
          ...volume,
          records: z.number(),
          templateCount: z.number(),
          attachment: AttachmentBody.nullable(),
          proposal: z.strictObject({ source: z.string(), because: z.string() }).nullable(),
        })
        .meta({ id: 'LogSample' }),
    ),
    perOperation: z
      .strictObject({
        boundary: z.string(),
        operation: z.string(),
        days: z.number(),
        operations: z.number(),
        writtenGb: z.number(),
        gbPerOperation: z.number().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Logging' }) satisfies z.ZodType<LoggingReport>

export const AttachmentInput = z
  .strictObject({
    importId: id,
    source: id.nullable().meta({ description: 'Null: of no source of the bills.' }),
    author: Author,
    note: Note,
  })
  .meta({ id: 'NewLogAttachment' })

export const AuditMarkInput = z
  .strictObject({
    source: id,
    template: id.nullable().default(null).meta({ description: 'Null: all that the source logs.' }),
    keep: z.boolean(),
    author: Author,
    note: Note,
  })
  .meta({ id: 'NewLogAuditMark' })

export const LogHistoryBody = z
  .strictObject({ attachments: z.array(AttachmentBody), marks: z.array(AuditMarkBody) })
  .meta({ description: 'Newest first.' })

const day = z.iso.date({ error: 'Use a date such as 2026-08-31' })

export const IncomingBytesInput = z
  .strictObject({
    region: z.string().min(1).max(40).meta({ description: 'Such as eu-central-1.' }),
    logGroups: z.array(z.string().min(1).max(512)).min(1).max(50),
    from: day,
    to: day.meta({ description: 'Last day, inclusive.' }),
    source: id.nullable().default(null).meta({
      description:
        'Of the bill, without log groups of its own: what it comes to in these days is shared by bytes.',
    }),
  })
  .meta({ id: 'IncomingBytesQuestion' })

export const IncomingBytesBody = z
  .strictObject({
    groups: z.array(
      z.strictObject({
        logGroup: z.string(),
        bytes: gb.meta({ description: 'Uncompressed; null where nothing was counted.' }),
        share: share.nullable(),
        totalKgCo2e: Range.nullable(),
        cost: money.nullable(),
      }),
    ),
  })
  .meta({ id: 'IncomingBytes', description: 'Most bytes first. Nothing is kept.' }) satisfies z.ZodType<{
  groups: readonly GroupShare[]
}>
