import { countsInCsv } from '#lib/pipeline/sci/counts-in-csv.ts'
import { apiRoute, json } from '../../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../../_server/scope.ts'
import { CountsCsvInput } from '../../../../../../_schema/sci-counts.ts'

/** Reads counts from a CSV file, to be looked at. Changes nothing. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  await scopeOf(slug)
  const { csv } = await readJson(request, CountsCsvInput)
  return json(countsInCsv(csv))
})
