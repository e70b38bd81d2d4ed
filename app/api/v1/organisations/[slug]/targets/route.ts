import { setTarget } from '#lib/pipeline/set-target.ts'
import { listTargets } from '#lib/queries/targets.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { readJson } from '../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../_server/scope.ts'
import { NewTargetInput } from '../../../../_schema/target.ts'

/** The history of targets. */
export const GET = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  const team = new URL(request.url).searchParams.get('team') ?? undefined
  return json({ targets: await listTargets(scope, team) })
})

/** Sets a target from a month on, or withdraws it. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  return json(await setTarget(scope, await readJson(request, NewTargetInput)), { status: 201 })
})
