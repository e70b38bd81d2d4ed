import { saveTeamRules } from '#lib/pipeline/save-team-rules.ts'
import { teamProposals } from '#lib/queries/team-proposals.ts'
import { teamRules } from '#lib/queries/team-rules.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { readJson } from '../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../_server/scope.ts'
import { TeamRulesInput } from '../../../../_schema/team-rules.ts'

/** The rules by which usage finds its team, and others that the bills suggest. */
export const GET = apiRoute<{ slug: string }>(async (_request, { slug }) => {
  const { scope, organisation } = await scopeOf(slug)
  const inForce = await teamRules(scope)
  return json({ inForce, ...(await teamProposals(scope, organisation.factorSetId)) })
})

/** Puts rules in force, as a new version. */
export const PUT = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  return json(await saveTeamRules(scope, await readJson(request, TeamRulesInput)))
})
