import { addAnnotation } from '#lib/pipeline/add-annotation.ts'
import { annotations } from '#lib/queries/annotations.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { parseInput, readJson } from '../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../_server/scope.ts'
import { AnnotationInput, AnnotationsQuery } from '../../../../_schema/annotation.ts'

/** What people noted about days. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  const asked = parseInput(AnnotationsQuery, Object.fromEntries(new URL(request.url).searchParams))
  return json({ annotations: await annotations(scope, asked) })
})

/** Notes something about a day. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  return json(await addAnnotation(scope, await readJson(request, AnnotationInput)), { status: 201 })
})
