import { setTeamRules } from '#lib/pipeline/set-team-rules.ts'
import { apiRoute, json } from '../../../../../_server/api-route.ts'
import { readJson } from '../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../_server/scope.ts'
import { TeamRulesInput } from '../../../../_schema/organisation.ts'

/** Says which tags and accounts decide the team. */
export const PUT = apiRoute<{ slug: string }>(async (request, { slug }) => {
  const { scope } = await scopeOf(slug)
  const rules = await readJson(request, TeamRulesInput)
  await setTeamRules(scope, { tagKeys: rules.tagKeys, accounts: rules.accountRules })
  return json(rules)
})
