import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Scope } from '#lib/domain/report/filter.ts'
import { rejectedFile } from '#lib/engine/facts/part-files.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import { findImport } from '#lib/store/find-import.ts'
import type { ImportRecord } from '#lib/store/import-record.ts'
import { organisationOfImport as organisationInCatalogue } from '#lib/store/organisation-of-import.ts'
import { importsOf } from './imports-of.ts'

export type ImportSummary = ImportRecord

/** The imports that are not deleted, newest first. An import holds lines of every team, so only who sees all may see it. */
export const listImports = async (scope: Scope): Promise<readonly ImportSummary[]> =>
  scope.teams === 'all' ? importsOf(scope) : []

/** The rows of an import that could not be read, as CSV with file, line, reason and cells; null where there are none. */
export async function rejectedRows(scope: Scope, importId: string): Promise<ReadableStream | null> {
  const found = scope.teams === 'all' ? await findImport(scope, importId) : undefined
  if (!found || found.state === 'deleted') return null
  const { dataDir } = await catalogue()
  const path = rejectedFile(join(dataDir, 'lake', scope.organisationId), found.id)
  return existsSync(path) ? (Readable.toWeb(createReadStream(path)) as ReadableStream) : null
}

/** The id of the organisation that an import belongs to, or null. Whether the caller may know of it is another question. */
export const organisationOfImport = async (importId: string): Promise<string | null> =>
  (await organisationInCatalogue(importId)) ?? null
