import { runSource } from '#lib/pipeline/sources/run-source.ts'
import { apiRoute, json } from '../../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../../_server/scope.ts'
import { RunSourceInput } from '../../../../../../_schema/source.ts'

/** Asks a source now for everything since what of it counts. */
export const POST = apiRoute<{ slug: string; id: string }>(async (request, { slug, id }) => {
  const { scope } = await scopeOf(slug)
  const { run } = await runSource(scope, id, await readJson(request, RunSourceInput))
  return json(run, { status: 202 })
}, [])
