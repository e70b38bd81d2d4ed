import { GOOGLE_COMPUTE } from './google-compute.ts'
import { GOOGLE_DATABASE } from './google-database.ts'
import { GOOGLE_NETWORK } from './google-network.ts'
import { GOOGLE_STORAGE } from './google-storage.ts'

/** Google Cloud, by SKU description. */
export const GOOGLE_RULES = [...GOOGLE_COMPUTE, ...GOOGLE_NETWORK, ...GOOGLE_DATABASE, ...GOOGLE_STORAGE]
