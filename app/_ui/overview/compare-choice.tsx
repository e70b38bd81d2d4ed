import { useTranslations } from 'next-intl'
import type { Days } from '#lib/domain/change/change-report.ts'
import { formatPeriod } from '../../_format/dates.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { compareText } from '../../_view/compare.ts'
import { changedView } from '../../_view/view-href.ts'
import { Segments } from '../segments.client.tsx'

interface Props {
  readonly page: PageRequest
  /** The same days a year before, where the data reaches back so far. */
  readonly yearBefore: Days | null
}

/** What the shown days are compared with. */
export function CompareChoice({ page: { view, search }, yearBefore }: Props) {
  const t = useTranslations()
  const { compare } = view
  const isYearBefore = yearBefore !== null && compareText(compare) === compareText(yearBefore)
  const other = typeof compare === 'string' || isYearBefore ? null : compare
  return (
    <Segments
      label={t('change.compareWith')}
      segments={[
        {
          label: t('change.previous'),
          href: changedView(search, { compare: null }),
          current: compare === 'previous',
        },
        ...(yearBefore
          ? [
              {
                label: t('change.yearBefore'),
                href: changedView(search, { compare: yearBefore }),
                current: isYearBefore,
              },
            ]
          : []),
        ...(other
          ? [
              {
                label: formatPeriod(other.from, other.to),
                href: changedView(search, { compare: other }),
                current: true,
              },
            ]
          : []),
        {
          label: t('change.none'),
          href: changedView(search, { compare: 'none' }),
          current: compare === 'none',
        },
      ]}
    />
  )
}
