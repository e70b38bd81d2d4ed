import { useTranslations } from 'next-intl'
import { formatMass, formatMassWithUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { Target } from '#lib/domain/targets/target.ts'
import type { TeamStatus } from '#lib/domain/targets/team-status.ts'
import { firstDay, formatInstant, formatMonth, lastDay } from '../../_format/dates.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { changedView } from '../../_view/view-href.ts'
import { Card } from '../card.tsx'
import { ViewLink } from '../view-link.client.tsx'
import { TargetDialog } from './target-dialog.client.tsx'

interface Props {
  readonly page: PageRequest
  readonly status: TeamStatus
  /** Newest first. */
  readonly history: readonly Target[]
}

/** The target in force, the last months beside it, how to change it, and who changed it before. */
export function TargetCard({ page, status, history }: Props) {
  const t = useTranslations()
  const { targetKgCo2e, month } = status.status
  return (
    <Card
      title={t('team.targets.title')}
      detail={
        targetKgCo2e === null
          ? t('team.targets.none')
          : t('team.targets.current', { kg: formatMassWithUnit(targetKgCo2e) })
      }
      action={
        <TargetDialog
          slug={page.organisation.slug}
          team={status.team}
          month={month}
          currentKgCo2e={targetKgCo2e}
          suggestedKgCo2e={status.suggestedKgCo2e}
        />
      }
    >
      <div className="space-y-5 px-5 pb-5">
        <Trend status={status} page={page} />
        <div>
          <h3 className="mb-1.5 text-xs font-medium text-muted">{t('team.targets.history')}</h3>
          {history.length === 0 && (
            <p className="text-[0.8125rem] text-muted">{t('team.targets.noHistory')}</p>
          )}
          <ol className="space-y-2 text-[0.8125rem]">
            {history.map((target) => (
              <li key={target.id} className="break-words">
                <span className="figures font-medium">
                  {target.kgCo2ePerMonth === null
                    ? t('team.targets.withdrawn', { month: formatMonth(target.fromMonth) })
                    : t('team.targets.entry', {
                        kg: formatMassWithUnit(target.kgCo2ePerMonth),
                        month: formatMonth(target.fromMonth),
                      })}
                </span>
                {target.note !== '' && <span> · {visible(target.note)}</span>}
                <span className="block text-muted">
                  {t('team.targets.by', {
                    author: visible(target.author),
                    when: formatInstant(target.createdAt),
                  })}
                </span>
              </li>
            ))}
          </ol>
        </div>
      </div>
    </Card>
  )
}

function Trend({ status, page }: { status: TeamStatus; page: PageRequest }) {
  const t = useTranslations()
  const { trend } = status
  const target = status.status.targetKgCo2e
  const unit =
    page.view.unit ??
    sharedMassUnit([target ?? 0, ...trend.map(({ totalKgCo2e }) => totalKgCo2e?.central ?? 0)])
  const most = Math.max(target ?? 0, ...trend.map(({ totalKgCo2e }) => totalKgCo2e?.central ?? 0)) * 1.02
  return (
    <div>
      <h3 className="mb-1.5 text-xs font-medium text-muted">
        {t('team.targets.months')}, {unit}
      </h3>
      <ul className="figures space-y-1 text-[0.8125rem]">
        {trend.map(({ month, totalKgCo2e, isPartial }) => (
          <li key={month} className="grid grid-cols-[4.75rem_1fr_5.75rem] items-center gap-3">
            <ViewLink
              href={changedView(page.search, { from: firstDay(month), to: lastDay(month), explain: null })}
              className="inline-block min-h-6 leading-6 whitespace-nowrap underline-offset-2 hover:underline"
              aria-current={month === status.status.month ? 'true' : undefined}
            >
              {formatMonth(month)}
            </ViewLink>
            <span aria-hidden="true" className="relative h-2.5 rounded-[2px] bg-sunken">
              <span
                className={`absolute inset-y-0 start-0 rounded-[2px] ${isPartial ? 'hatched bg-accent/60' : 'bg-accent'}`}
                style={{ width: `${(Math.max(0, totalKgCo2e?.central ?? 0) / most) * 100}%` }}
              />
              {target !== null && (
                <span
                  className="absolute -inset-y-0.5 w-0.5 bg-ink"
                  style={{ insetInlineStart: `calc(${(target / most) * 100}% - 1px)` }}
                />
              )}
            </span>
            <span className="text-end">
              {totalKgCo2e === null ? '–' : formatMass(totalKgCo2e.central, unit)}
              {totalKgCo2e !== null && isPartial && (
                <span className="ms-1 text-muted">{t('team.targets.partial')}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
