import { importProgress } from '#lib/pipeline/import-progress.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { scopeOfImport } from '../../../../../_server/scope.ts'

/** How far an import is, or how it ended. */
export const GET = apiRoute<{ id: string }>(
  async (_, { id }) => json(await importProgress(await scopeOfImport(id), id)),
  ['read', 'upload'],
)
