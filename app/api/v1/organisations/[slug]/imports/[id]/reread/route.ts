import { rereadImport } from '#lib/pipeline/reread-import.ts'
import { apiRoute, json } from '../../../../../../../_server/api-route.ts'
import { scopeOf } from '../../../../../../../_server/scope.ts'

/** Reads the files of an import once more, as another import that replaces it. */
export const POST = apiRoute<{ slug: string; id: string }>(async (_, { slug, id }) => {
  const { scope } = await scopeOf(slug)
  const started = await rereadImport(scope, id)
  const location = `/api/v1/imports/${started.importId}/progress`
  return json(started, { status: 202, headers: { location } })
})
