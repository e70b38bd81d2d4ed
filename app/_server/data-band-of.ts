import { cache } from 'react'
import { dataBand } from '#lib/queries/data-band.ts'

/** What there is to ask about, looked up once for each request. */
export const dataBandOf = cache(dataBand)
