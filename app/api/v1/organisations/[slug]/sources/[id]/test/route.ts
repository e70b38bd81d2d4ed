import { testKeptSource } from '#lib/pipeline/sources/test-source.ts'
import { apiRoute, json } from '../../../../../../../_server/api-route.ts'
import { scopeOf } from '../../../../../../../_server/scope.ts'

/** Asks a source; nothing is imported. */
export const POST = apiRoute<{ slug: string; id: string }>(async (_, { slug, id }) => {
  const { scope } = await scopeOf(slug)
  return json(await testKeptSource(scope, id))
}, [])
