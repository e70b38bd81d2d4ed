import { z } from 'zod'
import { SCHEDULE_HOURS } from '#lib/domain/sources/schedule.ts'
import { SOURCE_NAMES, type SourceKind } from '#lib/domain/sources/source-kind.ts'
import { Author } from './author.ts'

const Kind = z.enum(Object.keys(SOURCE_NAMES) as [SourceKind, ...SourceKind[]])
const Name = z.string().trim().min(1, { error: 'Give a name' }).max(100)
const Config = z
  .record(z.string(), z.json())
  .meta({ description: 'What the kind of source needs, as docs/sources.md says. No secret is in it.' })
const Secret = z.json().meta({ description: 'Kept encrypted, and shown to nobody again.' })
const Schedule = z
  .strictObject({
    everyHours: z.literal(SCHEDULE_HOURS),
    hour: z.int().min(0).max(23).meta({ description: 'UTC; of weekly runs on Mondays.' }),
  })
  .nullable()
  .meta({ description: 'Null: only when somebody asks.' })
const Budget = z
  .number()
  .min(0)
  .max(10_000)
  .nullable()
  .meta({ description: 'The most that the requests of one run may cost, US dollars; null: nothing.' })

export const NewSourceInput = z
  .strictObject({
    kind: Kind,
    name: Name,
    config: Config,
    secret: Secret.exactOptional(),
    schedule: Schedule.default(null),
    budgetUsd: Budget.default(null),
    author: Author,
  })
  .meta({ id: 'NewSource' })

export const TestSourceInput = z
  .strictObject({ kind: Kind, config: Config, secret: Secret.exactOptional() })
  .meta({ id: 'SourceToTest' })

export const SourceHostsInput = z.strictObject({ kind: Kind, config: Config }).meta({ id: 'SourceToLookAt' })

export const SourceChangeInput = z
  .strictObject({
    name: Name.exactOptional(),
    config: Config.exactOptional(),
    secret: Secret.exactOptional(),
    schedule: Schedule.exactOptional(),
    budgetUsd: Budget.exactOptional(),
    paused: z.boolean().exactOptional(),
    author: Author,
  })
  .meta({ id: 'SourceChange', description: 'What is absent stays.' })

export const RunSourceInput = z
  .strictObject({
    author: Author,
    budgetUsd: z.number().min(0).max(10_000).exactOptional().meta({
      description: 'The most that this run may cost, in the place of what the source allows.',
    }),
  })
  .meta({ id: 'RunSource' })

export const DeleteSourceInput = z.strictObject({ author: Author }).meta({ id: 'DeleteSource' })

export const SourceRunBody = z
  .strictObject({
    id: z.uuid(),
    sourceId: z.uuid(),
    outcome: z.enum(['running', 'succeeded', 'failed', 'interrupted']),
    author: z.string().meta({ description: 'Empty where the schedule did.' }),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    error: z.string().nullable(),
    notes: z.array(z.string()),
    requests: z.number(),
    bytes: z.number(),
    importIds: z.array(z.string()),
  })
  .meta({ id: 'SourceRun' })

const HostBody = z.strictObject({ host: z.string(), port: z.number(), isSwitchedOn: z.boolean() })

export const SourceHostsBody = z.strictObject({ hosts: z.array(HostBody) })

const fields = {
  id: z.uuid(),
  organisationId: z.uuid(),
  kind: Kind,
  name: z.string(),
  config: Config,
  schedule: Schedule,
  budgetUsd: Budget,
  hasSecret: z.boolean(),
  paused: z.boolean(),
  failures: z.number().meta({ description: 'Runs that failed since one did not.' }),
  nextRunAt: z.iso.datetime().nullable(),
  lastPeriod: z.string().nullable().meta({ description: 'The newest month that it has.' }),
  author: z.string(),
  createdAt: z.iso.datetime(),
}

export const SourceBody = z.strictObject(fields).meta({ id: 'Source' })

export const SourcesBody = z.strictObject({
  sources: z.array(
    z
      .strictObject({ ...fields, lastRun: SourceRunBody.nullable(), hosts: z.array(HostBody) })
      .meta({ id: 'ListedSource' }),
  ),
})

export const SourceRunsBody = z.strictObject({ runs: z.array(SourceRunBody) })

export const SourceTestBody = z
  .strictObject({
    canList: z.boolean(),
    canRead: z.boolean(),
    lastPeriod: z.string().nullable(),
    findings: z.array(z.string()),
    plan: z
      .strictObject({ requests: z.number(), usd: z.number().nullable(), why: z.string() })
      .nullable()
      .meta({ description: 'What the next run will ask for, where requests cost money.' }),
  })
  .meta({ id: 'SourceTest' })
