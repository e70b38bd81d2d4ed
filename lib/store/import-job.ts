import { z } from 'zod'

/** What a job of the queue says: which import to carry out. Everything else is in the catalogue. */
export const ImportJob = z.object({ organisationId: z.string(), importId: z.string() })
export type ImportJob = Readonly<z.infer<typeof ImportJob>>
