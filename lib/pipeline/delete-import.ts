import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Scope } from '#lib/domain/report/filter.ts'
import { partFolder, rejectedFile } from '#lib/engine/facts/part-files.ts'
import { deleteImport as deleteFromCatalogue } from '#lib/store/delete-import.ts'
import { dataFolders } from './data-folders.ts'
import { originalsFolder } from './original-files.ts'
import { warmFacts } from './warm-facts.ts'

/** A question that began before may be writing estimates beside the facts. */
const REMOVED = { recursive: true, force: true, maxRetries: 5 } as const

/**
 * Takes an import out of every total, restores what it had superseded, and then removes its files.
 *
 * @throws AppError `not-found`; `conflict` while it is running
 */
export async function deleteImport(scope: Scope, importId: string): Promise<void> {
  const folders = await dataFolders()
  const { lake } = folders
  const { deletedParts } = await deleteFromCatalogue(scope, importId)
  for (const part of deletedParts) {
    await rm(partFolder(lake, scope.organisationId, part), REMOVED)
  }
  await rm(rejectedFile(join(lake, scope.organisationId), importId), { force: true })
  await rm(originalsFolder(folders, scope, importId), REMOVED)
  warmFacts(scope)
}
