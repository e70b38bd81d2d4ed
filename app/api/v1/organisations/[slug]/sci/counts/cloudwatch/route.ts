import type { CountQuestion } from '#lib/domain/sci/counts/day-count.ts'
import { fetchCounts } from '#lib/pipeline/sci/fetch-counts.ts'
import { apiRoute, json } from '../../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../../_server/scope.ts'
import { CloudWatchInput } from '../../../../../../_schema/sci-counts.ts'

/** Asks Amazon CloudWatch for counts, and keeps them. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  const { region, namespace, metricName, dimensions, ...wish } = await readJson(request, CloudWatchInput)
  const question: CountQuestion = { kind: 'cloudwatch', region, namespace, metricName, dimensions }
  return json(await fetchCounts(scope, { ...wish, question }), { status: 201 })
})
