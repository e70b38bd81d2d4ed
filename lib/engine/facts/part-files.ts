import { join } from 'node:path'

/** The folder of one part. Files in it never change; files are only added. */
export const partFolder = (lakeDir: string, organisationId: string, partId: string): string =>
  join(lakeDir, organisationId, partId)

/** What an import writes. */
export type FactFile = 'usage' | 'usage_daily' | 'kinds' | 'owners'

/** How machines are shared: the file of a part of allocations, and beside the usage of a bill that says so itself. */
export const ALLOCATIONS_FILE = 'allocations.parquet'

/** The provider's own carbon figures: the file of a part of footprints. */
export const FOOTPRINTS_FILE = 'footprints.parquet'

export const factFile = (folder: string, file: FactFile): string => join(folder, `${file}.parquet`)

/** Where in `usage` lines of what size lie: made from it. */
export const lineBlocksFile = (folder: string): string => join(folder, 'line_blocks.parquet')

/** What estimating adds, once per version of the estimates. */
export type EstimateTable = 'coefficients' | 'intensities'

export const estimateFile = (folder: string, table: EstimateTable, version: string): string =>
  join(folder, `${table}.${version}.parquet`)

const REJECTED = '.rejected.csv'

/** The rows of one import that could not be read, beside its parts. */
export const rejectedFile = (lakeFolder: string, importId: string): string =>
  join(lakeFolder, `${importId}${REJECTED}`)

/** The import whose rejected rows a file holds, or undefined for any other file. */
export const importOfRejectedFile = (name: string): string | undefined =>
  name.endsWith(REJECTED) ? name.slice(0, -REJECTED.length) : undefined
