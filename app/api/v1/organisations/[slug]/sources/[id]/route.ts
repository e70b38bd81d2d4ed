import { changeSource } from '#lib/pipeline/sources/change-source.ts'
import { deleteSource } from '#lib/pipeline/sources/delete-source.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'
import { DeleteSourceInput, SourceChangeInput } from '../../../../../_schema/source.ts'

/** Changes a source, pauses it, or lets it go on. */
export const PATCH = apiRoute<{ slug: string; id: string }>(async (request, { slug, id }) => {
  const { scope } = await scopeOf(slug)
  return json(await changeSource(scope, id, await readJson(request, SourceChangeInput)))
}, [])

/** Takes a source away; what was imported from it stays. */
export const DELETE = apiRoute<{ slug: string; id: string }>(async (request, { slug, id }) => {
  const { scope } = await scopeOf(slug)
  const { author } = await readJson(request, DeleteSourceInput)
  await deleteSource(scope, id, author)
  return new Response(null, { status: 204 })
}, [])
