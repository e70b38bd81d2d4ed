import { hostsOfSource } from '#lib/queries/sources.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'
import { SourceHostsInput } from '../../../../../_schema/source.ts'

/** Which hosts a source would ask, and whether they are switched on. None is asked. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  await scopeOf(slug)
  const { kind, config } = await readJson(request, SourceHostsInput)
  return json({ hosts: await hostsOfSource(kind, config) })
}, [])
