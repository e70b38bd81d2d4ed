import { useTranslations } from 'next-intl'
import type { ChangeReport } from '#lib/domain/change/change-report.ts'
import { formatMass, type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { Group } from '#lib/domain/report/emissions.ts'
import { formatShare } from '../../_format/share.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { explainKey } from '../../_view/explained.ts'
import { isNotEstimated } from '../../_view/is-not-estimated.ts'
import { otherPage } from '../../_view/view-href.ts'
import { Card } from '../card.tsx'
import { ExplainButton } from '../explain-button.client.tsx'
import { RangeBar } from '../range-bar.tsx'
import { TeamName } from '../teams/team-name.tsx'
import { ViewLink } from '../view-link.client.tsx'
import { DifferenceText } from './difference-text.tsx'

interface Props {
  readonly page: PageRequest
  readonly groups: readonly Group[]
  readonly change: ChangeReport | null
  /** kg CO2e that a team may have in the shown days; null where it has no target for all of them. */
  readonly targetOf: (team: string) => number | null
}

const SHOWN = 12

/** Each team beside its target, or beside what it was before where it has none. */
export function TeamStrip({ page, groups, change, targetOf }: Props) {
  const t = useTranslations()
  const { organisation, view, search } = page
  const unit = view.unit ?? sharedMassUnit(groups.map((group) => group.totalKgCo2e.central))
  const most = Math.max(0, ...groups.map((group) => group.totalKgCo2e.high))
  const rest = groups.length - SHOWN
  return (
    <Card
      title={t('overview.byTeam')}
      detail={`${unit} ${t('co2e.symbol')}`}
      action={
        <ViewLink
          href={otherPage(`/o/${organisation.slug}/teams`, search)}
          className="inline-flex min-h-6 items-center text-[0.8125rem] text-muted underline-offset-2 hover:text-ink hover:underline"
        >
          {t('overview.seeAll')}
          <span className="sr-only">: {t('overview.byTeam')}</span>
        </ViewLink>
      }
    >
      <ul className="grid overflow-hidden rounded-b-xl border-t border-line sm:grid-cols-2 lg:grid-cols-4">
        {groups.slice(0, SHOWN).map((group) => {
          const team = group.key.team ?? ''
          return (
            <li key={team} className="-me-px -mb-px min-w-0 border-e border-b border-line px-5 py-3">
              <div className="flex items-baseline justify-between gap-3">
                <div className="min-w-0">
                  <TeamName slug={organisation.slug} group={group} search={search} />
                </div>
                <ExplainButton of={explainKey(group.key)} className="min-h-6 shrink-0 font-medium">
                  {isNotEstimated(group) ? (
                    <span className="font-normal text-muted">{t('figure.notEstimated')}</span>
                  ) : (
                    formatMass(group.totalKgCo2e.central, unit)
                  )}
                </ExplainButton>
              </div>
              {!isNotEstimated(group) && <RangeBar kilograms={group.totalKgCo2e} most={most} />}
              <Beside group={group} change={change} target={targetOf(team)} unit={unit} />
            </li>
          )
        })}
      </ul>
      {rest > 0 && (
        <p className="border-t border-line px-5 py-2.5 text-[0.8125rem] text-muted">
          {t('change.others', { count: rest })}
        </p>
      )}
    </Card>
  )
}

interface BesideProps {
  readonly group: Group
  readonly change: ChangeReport | null
  readonly target: number | null
  readonly unit: MassUnit
}

function Beside({ group, change, target, unit }: BesideProps) {
  const t = useTranslations()
  const mover = change?.teams.find(({ value }) => value === group.key.team)
  return (
    <p className="figures mt-1 flex flex-wrap justify-between gap-x-3 text-xs text-muted">
      <span>
        {target !== null &&
          t('overview.teamTarget', { share: formatShare(group.totalKgCo2e.central / target) })}
      </span>
      {mover && <DifferenceText kilograms={mover.difference} unit={unit} terse />}
    </p>
  )
}
