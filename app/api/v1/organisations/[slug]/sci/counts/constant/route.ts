import { setConstantCount } from '#lib/pipeline/sci/set-constant-count.ts'
import { apiRoute, json } from '../../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../../_server/scope.ts'
import { ConstantInput } from '../../../../../../_schema/sci-counts.ts'

/** Keeps the same count for every day of a range. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  return json(await setConstantCount(scope, await readJson(request, ConstantInput)), { status: 201 })
})
