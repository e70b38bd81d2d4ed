import { teamRulesCsv } from '#lib/queries/team-rules-csv.ts'
import { apiRoute } from '../../../../../_server/api-route.ts'
import { csvResponse } from '../../../../../_server/csv-response.ts'
import { scopeOf } from '../../../../../_server/scope.ts'

/** The rules in force, as a CSV file that can be read again. */
export const GET = apiRoute<{ slug: string }>(async (_request, { slug }) => {
  const { scope } = await scopeOf(slug)
  return csvResponse(await teamRulesCsv(scope), `team-rules-${slug}.csv`)
})
