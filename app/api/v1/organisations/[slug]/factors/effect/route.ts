import { factorEffect } from '#lib/queries/factor-effect.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../_server/parse-input.ts'
import { filterOf } from '../../../../../../_server/read-question.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'
import { EffectInput } from '../../../../../_schema/factors.ts'

/** What another factor set, or other adjustments, would change. Nothing is stored. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  const input = await readJson(request, EffectInput)
  const { before, after, method, adjustments } = input
  return json(
    await factorEffect(scope, {
      filter: filterOf(input),
      method,
      before,
      after,
      ...(adjustments === undefined ? {} : { proposal: adjustments }),
    }),
  )
})
