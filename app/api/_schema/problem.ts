import { z } from 'zod'

/** The body of every answer that is not a success. */
export const ProblemBody = z
  .strictObject({
    error: z.strictObject({
      code: z.string(),
      happened: z.string(),
      next: z.string(),
      requestId: z.string(),
    }),
  })
  .meta({ id: 'Problem', description: 'What happened, and what to do next.' })
