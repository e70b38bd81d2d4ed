import { resolve } from 'node:path'
import type { CatalogueLocation } from './open-catalogue.ts'

/** Where the environment says the catalogue is: `DATA_DIR` (default `data`) and `DATABASE_URL`. */
export const catalogueLocation = (): CatalogueLocation => ({
  dataDir: resolve(/* turbopackIgnore: true */ process.env.DATA_DIR || 'data'),
  databaseUrl: process.env.DATABASE_URL,
})
