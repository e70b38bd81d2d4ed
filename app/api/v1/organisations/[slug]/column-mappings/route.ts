import { rememberColumnMapping } from '#lib/pipeline/remember-column-mapping.ts'
import { columnMappings } from '#lib/queries/column-mappings.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { readJson } from '../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../_server/scope.ts'
import { RememberMappingInput } from '../../../../_schema/column-mapping.ts'

/** The mappings that the organisation remembers. */
export const GET = apiRoute<{ slug: string }>(async (_, { slug }) => {
  const { scope } = await scopeOf(slug)
  return json({ columnMappings: await columnMappings(scope) })
})

/** Remembers what the columns of files with these headers are. */
export const PUT = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  const { headers, mapping } = await readJson(request, RememberMappingInput)
  return json(await rememberColumnMapping(scope, headers, mapping))
})
