import { z } from 'zod'

const Metric = z.object({ Amount: z.string().optional(), Unit: z.string().optional() })

/** One page of an answer of `GetCostAndUsage`. A period that does not say whether it is estimated may still change. */
export const AnswerPage = z.object({
  GroupDefinitions: z.array(z.object({ Type: z.string(), Key: z.string() })).default([]),
  ResultsByTime: z
    .array(
      z.object({
        TimePeriod: z.object({ Start: z.string(), End: z.string() }),
        Total: z.record(z.string(), Metric).optional(),
        Groups: z
          .array(z.object({ Keys: z.array(z.string()), Metrics: z.record(z.string(), Metric) }))
          .default([]),
        Estimated: z.boolean().default(true),
      }),
    )
    .default([]),
  NextPageToken: z.string().optional(),
})
export type AnswerPage = z.infer<typeof AnswerPage>
export type AnsweredPeriod = AnswerPage['ResultsByTime'][number]
