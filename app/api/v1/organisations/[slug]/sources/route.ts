import { addSource } from '#lib/pipeline/sources/add-source.ts'
import { listSources } from '#lib/queries/sources.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { readJson } from '../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../_server/scope.ts'
import { NewSourceInput } from '../../../../_schema/source.ts'

/** The sources with their newest runs; no secret is among them. */
export const GET = apiRoute<{ slug: string }>(async (_, { slug }) => {
  const { scope } = await scopeOf(slug)
  return json({ sources: await listSources(scope) })
}, [])

/** Adds a source. Nothing is asked of it yet. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  return json(await addSource(scope, await readJson(request, NewSourceInput)), { status: 201 })
}, [])
