import { testGivenSource } from '#lib/pipeline/sources/test-source.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'
import { TestSourceInput } from '../../../../../_schema/source.ts'

/** Asks a source that is not kept yet; nothing is imported. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  await scopeOf(slug)
  const { kind, config, secret } = await readJson(request, TestSourceInput)
  return json(await testGivenSource(kind, config, secret))
}, [])
