import { importCounts } from '#lib/pipeline/sci/import-counts.ts'
import { operations } from '#lib/queries/sci/operations.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { parseInput, readJson } from '../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'
import { BoundaryQuery } from '../../../../../_schema/sci-boundary.ts'
import { CountsInput } from '../../../../../_schema/sci-counts.ts'

/** The operations of a boundary, and where their counts come from. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  const { boundary } = parseInput(BoundaryQuery, Object.fromEntries(new URL(request.url).searchParams))
  return json(await operations(scope, boundary))
})

/** Keeps the counts of a CSV file, or nothing of it. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  return json(await importCounts(scope, await readJson(request, CountsInput)), { status: 201 })
})
