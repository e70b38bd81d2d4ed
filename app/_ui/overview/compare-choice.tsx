import { useTranslations } from 'next-intl'
import type { Days } from '#lib/domain/change/change-report.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { comparedDays, compareText, yearBefore } from '../../_view/compare.ts'
import type { DataPeriod } from '../../_view/shown-period.ts'
import { changedView } from '../../_view/view-href.ts'
import { Segments } from '../segments.client.tsx'
import { CompareDays } from './compare-days.client.tsx'

interface Props {
  readonly page: PageRequest
  readonly data: DataPeriod
  readonly days: Days
}

/** What the shown days are compared with: the period before, a year before, any days, or nothing. */
export function CompareChoice({ page: { view, shown, search }, data, days }: Props) {
  const t = useTranslations()
  const { compare } = view
  const year = yearBefore(days, data)
  const isYear = year !== null && compareText(compare) === compareText(year)
  const isChosen = typeof compare !== 'string' && !isYear
  const segment = (label: string, value: Parameters<typeof changedView>[1]['compare'], current: boolean) => ({
    label,
    href: changedView(search, { compare: value ?? null, explain: null }),
    current,
  })
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <Segments
        label={t('change.compareWith')}
        segments={[
          segment(t('change.previous'), null, compare === 'previous'),
          ...(year ? [segment(t('change.yearBefore'), year, isYear)] : []),
          segment(t('change.none'), 'none', compare === 'none'),
        ]}
      />
      <CompareDays
        key={compareText(compare)}
        days={comparedDays(compare, shown, data) ?? days}
        isChosen={isChosen}
        data={data}
        search={search}
      />
    </div>
  )
}
