import { GOOGLE_COMPUTE } from './google-compute.ts'
import { GOOGLE_DATA } from './google-data.ts'

/** Google Cloud, by SKU description. */
export const GOOGLE_RULES = [...GOOGLE_COMPUTE, ...GOOGLE_DATA]
