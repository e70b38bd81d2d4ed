import { join } from 'node:path'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { DataFolders } from './data-folders.ts'

/** Where the files of an import are kept. Each is named by the SHA-256 of what was uploaded. */
export const originalsFolder = (
  { originals }: Pick<DataFolders, 'originals'>,
  { organisationId }: Scope,
  importId: string,
): string => join(originals, organisationId, importId)

/** The name of a file that was compressed in order to be kept. */
export const packedName = (sha256: string): string => `${sha256}.gz`
