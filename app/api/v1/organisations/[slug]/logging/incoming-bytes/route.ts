import { groupShares } from '#lib/domain/logging/billed/group-shares.ts'
import { fetchIncomingBytes } from '#lib/pipeline/logging/fetch-incoming-bytes.ts'
import { logging } from '#lib/queries/logging.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'
import { IncomingBytesInput } from '../../../../../_schema/logging.ts'

/** Bytes that log groups took in, as CloudWatch counted them, and what that is of a source of the bill in the same days. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { organisation, scope } = await scopeOf(slug)
  const { source: named, ...wish } = await readJson(request, IncomingBytesInput)
  const groups = await fetchIncomingBytes(scope, wish)
  const { sources } = await logging(scope, {
    filter: { from: wish.from, to: wish.to },
    method: 'location',
    factorSet: organisation.factorSetId,
    sources: Number.POSITIVE_INFINITY,
    templates: 1,
  })
  return json({ groups: groupShares(groups, sources.find(({ id }) => id === named) ?? null) })
})
