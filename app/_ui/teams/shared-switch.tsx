import { useTranslations } from 'next-intl'
import { SPLIT_METHODS, type SplitMethod } from '#lib/domain/teams/shared-split.ts'
import type { TeamReport } from '#lib/queries/team-report.ts'
import { changedView } from '../../_view/view-href.ts'
import { Segments } from '../segments.client.tsx'

interface Props {
  readonly answer: TeamReport
  /** What the rules in force say. */
  readonly saved: SplitMethod
  readonly search: string
}

/** Which way shared usage is divided in the table; what the rules say unless the address says otherwise. */
export function SharedSwitch({ answer, saved, search }: Props) {
  const t = useTranslations()
  const { split, shares } = answer
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.8125rem]">
      <span className="text-muted">{t('teams.split.label')}</span>
      <Segments
        label={t('teams.split.label')}
        segments={SPLIT_METHODS.map((by) => ({
          label:
            by === saved ? `${t(`teams.split.${by}`)} (${t('teams.split.saved')})` : t(`teams.split.${by}`),
          href: changedView(search, { shared: by === saved ? null : by, explain: null }),
          current: split.by === by,
        }))}
      />
      <span className="text-muted">
        {shares.ok
          ? t('teams.split.text', { parts: t(`teams.split.hints.${split.by}`) })
          : t(`teams.split.reasons.${shares.reason}`)}
      </span>
    </div>
  )
}
