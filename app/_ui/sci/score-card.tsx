import { useTranslations } from 'next-intl'
import { formatMass, massUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { AI_CONSUMER_UNITS } from '#lib/domain/sci/ai.ts'
import type { BoundaryScore } from '#lib/domain/sci/boundary-score.ts'
import type { KnownSciScore } from '#lib/domain/sci/score.ts'
import { add, scale } from '#lib/domain/units/range.ts'
import { formatPeriod } from '../../_format/dates.ts'
import { sciRangeText, sciText, sciUnit } from '../../_format/sci-text.ts'
import { formatShare } from '../../_format/share.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { covered } from '../../_view/covered.ts'
import { EXPLAIN_TOTAL } from '../../_view/explained.ts'
import { Announced } from '../announced.client.tsx'
import { Co2e } from '../co2e.tsx'
import { ExplainButton } from '../explain-button.client.tsx'
import { PartialMark } from '../partial-mark.tsx'
import { RangeText } from '../range-text.tsx'
import { NotComputable } from './not-computable.tsx'
import { ScoreFormula } from './score-formula.tsx'

interface Props {
  readonly page: PageRequest
  readonly shown: BoundaryScore
  /** Of all carbon of the organisation. */
  readonly share: number | null
  /** Whether its carbon is the total of one filter, which the drawer can explain. */
  readonly isExplained: boolean
}

const AI_UNITS: readonly string[] = AI_CONSUMER_UNITS

/** The score with everything that must stand beside it, and how it comes about. */
export function ScoreCard({ page, shown, share, isExplained }: Props) {
  const t = useTranslations()
  const { boundary, operation, score, period, countedDays, days, factorSet, cost } = shown
  const { text, isPartial } = covered(t, cost)
  return (
    <section className="flex min-w-0 flex-col rounded-xl border border-line bg-surface p-5" data-sci="score">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="text-base font-semibold break-words">{visible(boundary.name)}</h2>
        {isPartial && <PartialMark />}
      </div>
      <p className="text-[0.8125rem] text-muted">
        {operation === null ? t('sci.list.noOperation') : visible(operation.operation)}
        {period && ` · ${formatPeriod(period.from, period.to)}`}
        {operation && AI_UNITS.includes(operation.unit.toLowerCase()) && ` · ${t('sci.score.aiConsumer')}`}
      </p>
      {score.ok && operation ? (
        <Known score={score} unit={visible(operation.unit)} page={page} />
      ) : (
        <NotComputable shown={shown} />
      )}
      <p className="mt-1 text-[0.8125rem] text-muted">
        {[
          t('sci.score.days', { counted: countedDays, days }),
          text,
          t('method.locationBased'),
          t('factors.inText', { id: factorSet }),
        ].join(' · ')}
      </p>
      {score.ok && operation && (
        <ScoreFormula shown={shown} score={score} unit={visible(operation.unit)} asked={page.view.unit} />
      )}
      <BoundaryCarbon shown={shown} share={share} isExplained={isExplained} />
    </section>
  )
}

function Known({ score, unit, page }: { score: KnownSciScore; unit: string; page: PageRequest }) {
  const t = useTranslations()
  const mass = sciUnit([score.sciG.central], page.view.unit)
  const central = sciText(score.sciG.central, mass)
  return (
    <>
      <p className="mt-4 figures">
        <span className="text-[3rem] leading-none font-semibold tracking-tight" data-sci="central">
          {central}
        </span>{' '}
        <span className="ms-2 text-lg text-muted">
          {mass} <Co2e /> {t('sci.per', { unit })}
        </span>
      </p>
      <Announced
        text={t('sci.score.announce', {
          score: `${central} ${mass}`,
          unit,
          range: sciRangeText(score.sciG, mass),
        })}
      />
      <p className="figures mt-3 text-[0.9375rem]">
        <span className="text-muted">{t('figure.rangeLabel')}</span> {sciRangeText(score.sciG, mass)} {mass}
      </p>
    </>
  )
}

/** The carbon of all days, those of no score too: a sum of facts, which the drawer explains. */
function BoundaryCarbon({ shown, share, isExplained }: Omit<Props, 'page'>) {
  const t = useTranslations()
  const leftOut = scale(shown.leftOutG, 1 / 1000)
  const total = add(shown.emissions.totalKgCo2e, leftOut)
  const unit = massUnit(total.central)
  const figure = (
    <span className="font-medium">
      {formatMass(total.central, unit)} {unit}
    </span>
  )
  return (
    <p className="figures mt-4 border-t border-line pt-4 text-[0.8125rem]">
      <span className="text-muted">{t('sci.score.carbon')}</span>{' '}
      {isExplained ? <ExplainButton of={EXPLAIN_TOTAL}>{figure}</ExplainButton> : figure}{' '}
      <span className="text-muted">
        (<RangeText kilograms={total} unit={unit} />)
        {share !== null && ` · ${t('sci.score.share', { share: formatShare(share) })}`}
        {leftOut.central > 0 &&
          ` · ${t('sci.score.leftOut', { mass: `${formatMass(leftOut.central, unit)} ${unit}` })}`}
        {!isExplained && ` · ${t('sci.score.notOneFilter')}`}
      </span>
    </p>
  )
}
