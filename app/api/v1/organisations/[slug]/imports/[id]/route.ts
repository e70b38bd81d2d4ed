import { deleteImport } from '#lib/pipeline/delete-import.ts'
import { apiRoute } from '../../../../../../_server/api-route.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'

/** Takes an import out of every total; what it had superseded counts again. */
export const DELETE = apiRoute<{ slug: string; id: string }>(async (_, { slug, id }) => {
  const { scope } = await scopeOf(slug)
  await deleteImport(scope, id)
  return new Response(null, { status: 204 })
})
