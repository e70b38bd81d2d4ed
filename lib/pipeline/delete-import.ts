import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Scope } from '#lib/domain/report/filter.ts'
import { partFolder, rejectedFile } from '#lib/engine/part-files.ts'
import { deleteImport as deleteFromCatalogue } from '#lib/store/delete-import.ts'
import { dataFolders } from './data-folders.ts'

/**
 * Takes an import out of every total, restores what it had superseded, and then removes its files.
 *
 * @throws AppError `not-found`; `conflict` while it is running
 */
export async function deleteImport(scope: Scope, importId: string): Promise<void> {
  const { lake } = await dataFolders()
  const { deletedParts } = await deleteFromCatalogue(scope, importId)
  for (const part of deletedParts) {
    await rm(partFolder(lake, scope.organisationId, part), { recursive: true, force: true })
  }
  await rm(rejectedFile(join(lake, scope.organisationId), importId), { force: true })
}
