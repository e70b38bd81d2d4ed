import { teamRulesHistory } from '#lib/queries/team-rules.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'

/** Every version of the rules, with who made it and why. */
export const GET = apiRoute<{ slug: string }>(async (_request, { slug }) => {
  const { scope } = await scopeOf(slug)
  return json({ versions: await teamRulesHistory(scope) })
})
