import { z } from 'zod'

export const Scenarios = z.strictObject({ low: z.number(), central: z.number(), high: z.number() }).meta({
  id: 'Scenarios',
  description: 'A difference: all low, all central, all high on both sides. Not in order of size.',
})
