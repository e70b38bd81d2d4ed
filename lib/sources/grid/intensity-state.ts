import { z } from 'zod'

const Reading = z.object({
  zone: z.string(),
  month: z.string(),
  gramsPerKwh: z.number(),
  covered: z.number(),
  retrievedOn: z.string(),
})
/** Everything that was ever read, oldest first; of two for a zone and a month the later counts. */
export const IntensityState = z.object({ readings: z.array(Reading) })
