import { cancelImport } from '#lib/pipeline/cancel-import.ts'
import { apiRoute } from '../../../../../../../_server/api-route.ts'
import { scopeOf } from '../../../../../../../_server/scope.ts'

/** Ends an import that waits or runs: nothing of it counts. */
export const POST = apiRoute<{ slug: string; id: string }>(
  async (_, { slug, id }) => {
    const { scope } = await scopeOf(slug)
    await cancelImport(scope, id)
    return new Response(null, { status: 204 })
  },
  ['upload'],
)
