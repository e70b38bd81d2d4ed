import { previewTeamRules } from '#lib/queries/preview-team-rules.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'
import { TeamRulesPreviewInput } from '../../../../../_schema/team-rules.ts'

/** Says what rules would do. Changes nothing. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope, organisation } = await scopeOf(slug)
  const { rules, sharedSplit, against, from, to, method, factors } = await readJson(
    request,
    TeamRulesPreviewInput,
  )
  const filter = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  const question = { filter, method, factorSet: factors ?? organisation.factorSetId }
  return json(await previewTeamRules(scope, { rules, sharedSplit }, question, against))
})
