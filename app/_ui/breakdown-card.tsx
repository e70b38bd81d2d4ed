import { useTranslations } from 'next-intl'
import { formatMass, type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { Dimension, Group } from '#lib/domain/report/emissions.ts'
import { add, ZERO } from '#lib/domain/units/range.ts'
import { nameOf } from '../_format/names.ts'
import { explainKey } from '../_view/explained.ts'
import { isNotEstimated } from '../_view/is-not-estimated.ts'
import { otherPage } from '../_view/view-href.ts'
import type { FilterDimension } from '../_view/view-params.ts'
import { Card } from './card.tsx'
import { ExplainButton } from './explain-button.client.tsx'
import { RangeBar } from './range-bar.tsx'
import { ViewLink } from './view-link.client.tsx'

interface Props {
  readonly title: string
  readonly dimension: FilterDimension & Dimension
  readonly groups: readonly Group[]
  readonly unit: MassUnit | null
  /** The page that shows all of them, and the one that a row leads to. */
  readonly page: string
  readonly rowPage: string
  readonly search: string
}

const SHOWN = 8

/** The largest groups of one dimension with their ranges; the others are summed, never dropped. */
export function BreakdownCard({ title, dimension, groups, unit: wanted, page, rowPage, search }: Props) {
  const t = useTranslations()
  const sorted = [...groups].sort((a, b) => b.totalKgCo2e.central - a.totalKgCo2e.central)
  const shown = sorted.length > SHOWN + 1 ? sorted.slice(0, SHOWN) : sorted
  const rest = sorted.slice(shown.length)
  const unit = wanted ?? sharedMassUnit(sorted.map((group) => group.totalKgCo2e.central))
  const restTotal = rest.reduce((sum, group) => add(sum, group.totalKgCo2e), ZERO)
  const most = Math.max(...shown.map((group) => group.totalKgCo2e.high), restTotal.high)
  return (
    <Card
      title={title}
      action={
        <ViewLink
          href={otherPage(page, search)}
          className="inline-flex min-h-6 items-center text-[0.8125rem] text-muted underline-offset-2 hover:text-ink hover:underline"
        >
          {t('overview.seeAll')}
          <span className="sr-only">: {title}</span>
        </ViewLink>
      }
    >
      {sorted.length === 0 && <p className="px-5 pb-5 text-muted">{t('overview.nothing')}</p>}
      <ul className="px-5 pb-4">
        {shown.map((group) => {
          const value = group.key[dimension] ?? ''
          return (
            <li key={value} className="py-1.5">
              <div className="flex items-baseline justify-between gap-4">
                <ViewLink
                  href={otherPage(rowPage, search, { [dimension]: [value] })}
                  className="inline-block min-h-6 min-w-0 truncate leading-6 underline-offset-2 hover:underline"
                >
                  {nameOf(t, dimension, value)}
                </ViewLink>
                <ExplainButton of={explainKey(group.key)} className="min-h-6 shrink-0 font-medium">
                  {isNotEstimated(group) ? (
                    <span className="font-normal text-muted">{t('figure.notEstimated')}</span>
                  ) : (
                    <>
                      {formatMass(group.totalKgCo2e.central, unit)}
                      <span className="ms-1 font-normal text-muted">{unit}</span>
                    </>
                  )}
                </ExplainButton>
              </div>
              {!isNotEstimated(group) && <RangeBar kilograms={group.totalKgCo2e} most={most} />}
            </li>
          )
        })}
        {rest.length > 0 && (
          <li className="py-1.5">
            <div className="flex items-baseline justify-between gap-4">
              <ViewLink
                href={otherPage(page, search)}
                className="inline-block min-h-6 leading-6 text-muted underline-offset-2 hover:underline"
              >
                {t('overview.rest', { count: rest.length })}
              </ViewLink>
              {rest.every(isNotEstimated) ? (
                <span className="text-muted">{t('figure.notEstimated')}</span>
              ) : (
                <span className="figures">
                  {formatMass(restTotal.central, unit)}
                  <span className="ms-1 text-muted">{unit}</span>
                </span>
              )}
            </div>
            {!rest.every(isNotEstimated) && <RangeBar kilograms={restTotal} most={most} />}
          </li>
        )}
      </ul>
    </Card>
  )
}
