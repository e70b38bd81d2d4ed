import { changeAdjustments } from '#lib/pipeline/change-adjustments.ts'
import { adjustments } from '#lib/queries/adjustments.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { readJson } from '../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../_server/scope.ts'
import { AdjustmentsInput } from '../../../../_schema/adjustments.ts'

/** What the organisation changes in the factor sets, and every earlier version of it. */
export const GET = apiRoute<{ slug: string }>(async (_request, { slug }) => {
  const { scope } = await scopeOf(slug)
  return json(await adjustments(scope))
})

/** Puts other adjustments in force. */
export const PUT = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  return json({ version: await changeAdjustments(scope, await readJson(request, AdjustmentsInput)) })
})
