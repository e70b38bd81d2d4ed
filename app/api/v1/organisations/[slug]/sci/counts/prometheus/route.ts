import type { CountQuestion } from '#lib/domain/sci/counts/day-count.ts'
import { fetchCounts } from '#lib/pipeline/sci/fetch-counts.ts'
import { apiRoute, json } from '../../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../../_server/scope.ts'
import { PrometheusInput } from '../../../../../../_schema/sci-counts.ts'

/** Asks a Prometheus server for counts, and keeps them. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  const { url, query, step, ...wish } = await readJson(request, PrometheusInput)
  const question: CountQuestion = { kind: 'prometheus', url, query, step }
  return json(await fetchCounts(scope, { ...wish, question }), { status: 201 })
})
