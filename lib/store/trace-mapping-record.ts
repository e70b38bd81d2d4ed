import { z } from 'zod'
import type { TraceMapping, TraceRule } from '#lib/domain/retries/carbon/trace-rule.ts'
import type { TraceMapping as TraceMappingRow } from './client/client.ts'

const values = z.array(z.string()).exactOptional()

const Rules = z.array(
  z.object({
    service: z.string(),
    usage: z
      .object({
        provider: values,
        service: values,
        region: values,
        account: values,
        team: values,
        category: values,
        tag: values,
      })
      .nullable(),
  }),
) satisfies z.ZodType<readonly TraceRule[]>

export const toTraceMapping = (row: TraceMappingRow): TraceMapping => ({
  version: row.version,
  rules: Rules.parse(row.rules),
  author: row.author,
  note: row.note,
  createdAt: row.createdAt.toISOString(),
})
