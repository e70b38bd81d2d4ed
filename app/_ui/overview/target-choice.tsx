import { type Target, targetInForce } from '#lib/domain/targets/target.ts'
import { teamStatuses } from '#lib/queries/team-statuses.ts'
import { monthOf } from '../../_format/dates.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { TargetDialog } from '../team/target-dialog.client.tsx'

interface Props {
  readonly page: PageRequest
  /** Oldest first. */
  readonly targets: readonly Target[]
}

/** Where the organisation's target is set or changed, from the last month shown. Where there is none, one is proposed. */
export async function TargetChoice({ page: { organisation, scope, view, shown }, targets }: Props) {
  if (!shown || scope.teams !== 'all') return null
  const { method, factorSet } = view
  const month = monthOf(shown.to)
  const currentKgCo2e = targetInForce(targets, null, month)
  const statuses = currentKgCo2e === null ? await teamStatuses(scope, { month, method, factorSet }) : null
  return (
    <span className="print:hidden">
      <TargetDialog
        slug={organisation.slug}
        team={null}
        month={month}
        currentKgCo2e={currentKgCo2e}
        suggestedKgCo2e={statuses?.organisation?.suggestedKgCo2e ?? null}
      />
    </span>
  )
}
