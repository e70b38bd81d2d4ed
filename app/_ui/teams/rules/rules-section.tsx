import { teamRulesHistory } from '#lib/queries/team-rules.ts'
import type { PageRequest } from '../../../_server/read-page.ts'
import { RulesEditor } from './rules-editor.client.tsx'

/** How usage finds its team: the rules in force and their history. Nothing for who sees some teams only. */
export async function RulesSection({ page, startsOpen }: { page: PageRequest; startsOpen: boolean }) {
  const { organisation, scope, view } = page
  const [inForce, ...earlier] = await teamRulesHistory(scope)
  if (!inForce) return null
  const { from, to } = view.filter
  return (
    <RulesEditor
      of={{
        slug: organisation.slug,
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        method: view.method,
        factors: view.factorSet,
      }}
      versions={[inForce, ...earlier]}
      startsOpen={startsOpen}
    />
  )
}
