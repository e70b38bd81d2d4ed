import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { sample, samplesDir } from '#test/support/samples.ts'

const SciCase = z.object({
  id: z.string(),
  inputs: z.record(z.string(), z.number()),
  formula: z.string().nullable(),
  expected: z.number().nullable(),
  expected_correct: z.number().nullable(),
  tolerance: z.number(),
  recomputed: z.number().nullable(),
  reproduces: z.boolean().nullable(),
  unit: z.string().nullable(),
})
export type SciCase = z.infer<typeof SciCase>

/** The published calculations of the samples; none where this machine has no samples. */
export const sciCases: readonly SciCase[] =
  samplesDir === null
    ? []
    : z.array(SciCase).parse(JSON.parse(readFileSync(sample('sci/sci-cases.json'), 'utf8')))
