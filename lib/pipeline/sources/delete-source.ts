import { rm } from 'node:fs/promises'
import type { Scope } from '#lib/domain/report/filter.ts'
import { deleteSource as deleteFromCatalogue } from '#lib/store/delete-source.ts'
import { keptFolder } from './fetch-room.ts'
import { stopSourceRun } from './run-source.ts'

/** Takes a source away, its secret too, and ends its run. What was imported from it stays. @throws AppError `not-found` */
export async function deleteSource(scope: Scope, sourceId: string, author: string): Promise<void> {
  await deleteFromCatalogue(scope, sourceId, author)
  await stopSourceRun(sourceId)
  await rm(await keptFolder(sourceId), { recursive: true, force: true })
}
