import { readRulesCsv } from '#lib/queries/team-rules-csv.ts'
import { apiRoute, json } from '../../../../../../_server/api-route.ts'
import { readJson } from '../../../../../../_server/parse-input.ts'
import { scopeOf } from '../../../../../../_server/scope.ts'
import { TeamRulesCsvInput } from '../../../../../_schema/team-rules.ts'

/** Reads rules from a CSV file, to be looked at and saved. Changes nothing. */
export const POST = apiRoute<{ slug: string }>(async (request, { slug }) => {
  await scopeOf(slug)
  const { csv } = await readJson(request, TeamRulesCsvInput)
  return json(readRulesCsv(csv))
})
