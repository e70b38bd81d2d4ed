import type { Scope } from '#lib/domain/report/filter.ts'
import { cancelImport as endInCatalogue } from '#lib/store/cancel-import.ts'
import { discardUploads } from './discard-uploads.ts'
import { runningImports } from './running-imports.ts'

/**
 * Ends an import that waits or runs. Nothing of it counts from here on; its process is killed, and its files are removed.
 *
 * @throws AppError `not-found`; `conflict` where it has ended already
 */
export async function cancelImport(scope: Scope, importId: string): Promise<void> {
  const { uploads } = await endInCatalogue(scope, importId)
  const running = runningImports().get(importId)
  if (running) running.abort()
  else await discardUploads(uploads.map(({ uploadId }) => uploadId))
}
