import { withdrawBoundary } from '#lib/pipeline/sci/withdraw-boundary.ts'
import { apiRoute } from '../../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../../_server/scope.ts'
import { BoundaryWithdrawalInput } from '../../../../../../_schema/sci-boundary.ts'

/** Takes a boundary out of force. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  await withdrawBoundary(scope, await readJson(request, BoundaryWithdrawalInput))
  return new Response(null, { status: 204 })
})
