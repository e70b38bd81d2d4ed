import { withdrawAnnotation } from '#lib/pipeline/withdraw-annotation.ts'
import { apiRoute } from '../../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../../_server/scope.ts'
import { WithdrawalInput } from '../../../../../../_schema/annotation.ts'

/** Takes a note back. */
export const POST = apiRoute<{ slug: string; id: string }>(async (request, { slug, id }) => {
  const { scope } = await scopeOf(slug)
  await withdrawAnnotation(scope, { annotationId: id, ...(await readJson(request, WithdrawalInput)) })
  return new Response(null, { status: 204 })
})
