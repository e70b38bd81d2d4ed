import { getTranslations } from 'next-intl/server'
import type { Days } from '#lib/domain/change/change-report.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { BoundaryScore } from '#lib/domain/sci/boundary-score.ts'
import type { SciScore } from '#lib/domain/sci/score.ts'
import type { Mark } from '#lib/queries/marks.ts'
import { compareSciPeriods } from '#lib/queries/sci/compare-periods.ts'
import { formatPeriod } from '../../_format/dates.ts'
import { markText } from '../../_format/mark-text.ts'
import { sciRangeText, sciText, sciUnit } from '../../_format/sci-text.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import type { sciQuestionOf } from '../../_server/shown-score.ts'
import { comparisonsOf } from '../../_view/sci-comparisons.ts'
import type { DataPeriod } from '../../_view/shown-period.ts'
import { changedView } from '../../_view/view-href.ts'
import { Card } from '../card.tsx'
import { ROW_BUTTON } from '../popup-classes.ts'
import { ViewLink } from '../view-link.client.tsx'
import { SciDifference } from './sci-difference.tsx'

interface Props {
  readonly page: PageRequest
  readonly shown: BoundaryScore
  readonly marks: readonly Mark[]
  readonly base: Days | null
  readonly question: ReturnType<typeof sciQuestionOf>
  readonly data: DataPeriod | null
}

/** Two periods of one boundary, scenario by scenario; before and after a mark is such a pair. */
export async function CompareCard({ page, shown, marks, base, question, data }: Props) {
  const t = await getTranslations()
  const { boundary, operation, period } = shown
  if (operation === null || period === null) return null
  const choices = comparisonsOf(marks, data)
  const [usual] = page.view.compare === 'none' ? [] : choices
  const pair = base ? { now: period, before: base } : usual
  const compared =
    pair &&
    (await compareSciPeriods(page.scope, {
      ...question,
      ...pair.now,
      boundary: boundary.name,
      version: boundary.version,
      operation: operation.operation,
      base: pair.before,
    }))
  return (
    <Card title={t('sci.compare.title')} detail={t('sci.compare.detail')}>
      <div className="space-y-4 px-5 pb-5 text-[0.8125rem]" data-sci="compare">
        {compared && pair ? (
          <>
            <div className="grid gap-4 sm:grid-cols-2">
              <Side days={pair.before} score={compared.base.score} unit={visible(operation.unit)} />
              <Side days={pair.now} score={compared.now.score} unit={visible(operation.unit)} />
            </div>
            {compared.comparison.ok && compared.base.score.ok ? (
              <SciDifference
                difference={compared.comparison.differenceG}
                direction={compared.comparison.direction}
                baseG={compared.base.score.sciG.central}
              />
            ) : (
              <p className="rounded-md bg-warn-wash px-3 py-2">
                {compared.comparison.ok ? '' : compared.comparison.reason}
              </p>
            )}
            <p className="text-muted">{t('sci.compare.same')}</p>
          </>
        ) : (
          <p className="text-muted">{t('sci.compare.none')}</p>
        )}
        {choices.length > 0 && (
          <div>
            <h3 className="mb-1 text-xs font-medium text-muted">{t('sci.compare.choose')}</h3>
            <ul className="flex flex-wrap gap-1">
              {choices.map(({ now, before, mark }) => (
                <li key={`${now.from} ${before.from}`}>
                  <ViewLink
                    href={changedView(page.search, { ...now, period: null, compare: before, explain: null })}
                    className={`${ROW_BUTTON} border border-line text-start`}
                  >
                    {mark === null
                      ? t('sci.compare.months', {
                          now: formatPeriod(now.from, now.to),
                          before: formatPeriod(before.from, before.to),
                        })
                      : t('sci.compare.around', { number: marks.indexOf(mark) + 1, text: markText(t, mark) })}
                  </ViewLink>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Card>
  )
}

function Side({ days, score, unit }: { days: Days; score: SciScore; unit: string }) {
  const mass = sciUnit(score.ok ? [score.sciG.central] : [1])
  return (
    <div className="min-w-0">
      <p className="text-xs text-muted">{formatPeriod(days.from, days.to)}</p>
      {score.ok ? (
        <p className="figures mt-0.5">
          <span className="text-lg font-semibold tracking-tight">
            {sciText(score.sciG.central, mass)} {mass}
          </span>{' '}
          <span className="break-words text-muted">
            / {unit} ({sciRangeText(score.sciG, mass)})
          </span>
        </p>
      ) : (
        <p className="mt-0.5">{score.reason}</p>
      )}
    </div>
  )
}
