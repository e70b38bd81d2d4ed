import { cache } from 'react'
import { dataPeriod } from '#lib/queries/data-period.ts'

/** The days that the bills cover, looked up once for each request. */
export const dataPeriodOf = cache(dataPeriod)
