import { z } from 'zod'
import { SCI_ERROR_CLASSES } from '#lib/domain/sci/check/finding.ts'
import type { SciCheckReport } from '#lib/queries/sci/check-document.ts'

export const SciCheckInput = z
  .strictObject({
    text: z
      .string()
      .min(1, { error: 'Give a calculation to check' })
      .meta({ description: 'The calculation, as JSON or YAML (docs/sci.md). Nothing of it is kept.' }),
  })
  .meta({ id: 'SciCheck' })

const Finding = z
  .strictObject({
    class: z.enum(SCI_ERROR_CLASSES),
    where: z.string().meta({ description: 'The path of the figure.' }),
    line: z.number().exactOptional().meta({ description: 'In the text, from 1, where it is known.' }),
    message: z.string(),
    published: z.number().exactOptional(),
    corrected: z.number().exactOptional(),
    unit: z.string().exactOptional(),
  })
  .meta({ id: 'SciFinding' })

export const SciCheckBody = z.strictObject({
  kind: z.enum(['calculation', 'imp', 'impact-framework', 'published-cases']),
  results: z.array(
    z.strictObject({
      id: z.string(),
      recomputed: z.number().nullable(),
      reproduces: z.boolean().nullable(),
      reason: z.string().exactOptional(),
    }),
  ),
  findings: z.array(Finding),
}) satisfies z.ZodType<SciCheckReport>
