import { z } from 'zod'
import { MAX_RULES, MAX_SERVICE_LENGTH } from '#lib/domain/retries/carbon/rule-faults.ts'
import type { TraceMapping } from '#lib/domain/retries/carbon/trace-rule.ts'
import { MAX_SELECTED, MAX_VALUE_LENGTH } from '#lib/domain/sci/boundary/boundary-faults.ts'
import type { TraceMappingView } from '#lib/queries/retries/trace-mapping.ts'
import { Author } from './author.ts'
import { Note } from './sci-boundary.ts'

const values = z.array(z.string().max(MAX_VALUE_LENGTH)).max(MAX_SELECTED).exactOptional()

export const Usage = z
  .strictObject({
    provider: values,
    service: values,
    region: values,
    account: values,
    team: values,
    category: values,
    tag: values.meta({ description: 'Such as app=checkout.' }),
  })
  .meta({ id: 'MappedUsage', description: 'Usage that answers to all that is said; of each, any value.' })

const rule = {
  service: z
    .string()
    .max(MAX_SERVICE_LENGTH)
    .meta({ description: 'As traces call it; `*` stands for any characters.' }),
  usage: Usage.nullable().meta({ description: 'Null: nothing of it is billed here.' }),
}
const Rule = z.strictObject(rule).meta({ id: 'TraceRule' })

export const TraceMappingInput = z
  .strictObject({
    rules: z
      .array(Rule)
      .max(MAX_RULES)
      .meta({ description: 'In order: the first that names a service decides.' }),
    author: Author,
    note: Note,
    basedOn: z.int().min(0).optional().meta({
      description: 'The version that was changed, 0 for none. Refused where another is in force by now.',
    }),
  })
  .meta({ id: 'NewTraceMapping' })

export const TraceMappingBody = z
  .strictObject({
    version: z.number(),
    rules: z.array(Rule),
    author: z.string(),
    note: z.string(),
    createdAt: z.string().meta({ description: 'Empty for version 0, which nobody made.' }),
  })
  .meta({ id: 'TraceMapping' }) satisfies z.ZodType<TraceMapping>

export const TraceMappingsBody = z.strictObject({ versions: z.array(TraceMappingBody) })

export const TraceMappingViewBody = z
  .strictObject({
    inForce: TraceMappingBody,
    proposals: z.array(
      z
        .strictObject({ ...rule, by: z.enum(['tag', 'team', 'service']), because: z.string() })
        .meta({ id: 'TraceRuleProposal' }),
    ),
    services: z.array(z.strictObject({ service: z.string(), rule: z.number().nullable() })),
  })
  .meta({ id: 'TraceMappingView' }) satisfies z.ZodType<TraceMappingView>
