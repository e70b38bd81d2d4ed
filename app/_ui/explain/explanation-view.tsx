import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatCount } from '#lib/domain/format/count.ts'
import { formatMass, massUnit } from '#lib/domain/format/mass.ts'
import type { Explanation } from '#lib/domain/report/explanation.ts'
import type { GroupKey } from '../../_view/explained.ts'
import type { View } from '../../_view/view.ts'
import { Co2e } from '../co2e.tsx'
import { ExplainedKinds } from './explained-kinds.tsx'
import { FactorsUsed } from './factors-used.tsx'
import { Formula } from './formula.tsx'
import { Identity } from './identity.tsx'
import { Quality } from './quality.tsx'
import { Rederive } from './rederive.tsx'
import { subjectOf } from './subject-of.ts'
import { WhatMovesIt } from './what-moves-it.tsx'

interface Props {
  readonly explanation: Explanation
  readonly group: GroupKey
  readonly view: View
  /** What all of the page is about, where that is not all usage. */
  readonly about?: string
}

interface ViewProps extends Props {
  /** Where the evidence pack is. */
  readonly evidenceHref: string
  /** What is looked up apart, and comes later: the lines, and what providers say. */
  readonly lines: ReactNode
  readonly provider: ReactNode
}

/** Where a number comes from, and whether it may be trusted: from the sentence down to the factors. */
export function ExplanationView({ evidenceHref, lines, provider, ...figure }: ViewProps) {
  const { explanation } = figure
  const t = useTranslations()
  return (
    <div className="space-y-7">
      <Sentence {...figure} />
      {explanation.kinds.length === 0 ? (
        <p className="text-muted">{t('explain.noCarbon')}</p>
      ) : (
        <Formula kinds={explanation.kinds} />
      )}
      {explanation.kinds.length > 0 && <WhatMovesIt sensitivity={explanation.sensitivity} />}
      <Quality explanation={explanation} />
      <ExplainedKinds explanation={explanation} />
      {lines}
      {provider}
      <Rederive explanation={explanation} href={evidenceHref} />
      <FactorsUsed explanation={explanation} />
      <Identity identity={explanation.identity} />
    </div>
  )
}

function Sentence({ explanation, group, view, about }: Props) {
  const t = useTranslations()
  const { totalKgCo2e: total, operationalKgCo2e, embodiedKgCo2e } = explanation.emissions
  const unit = view.unit ?? massUnit(total.central)
  const print = (kilograms: number) => formatMass(kilograms, unit)
  return (
    <section>
      <p className="text-[0.8125rem] text-muted">
        {t('explain.of')} <span className="break-words text-ink">{subjectOf(t, group, view, about)}</span>
      </p>
      <p className="figures mt-2 text-xl leading-snug font-semibold tracking-tight">
        {print(total.central)} {unit} <Co2e />{' '}
        <span className="font-normal whitespace-nowrap text-muted">
          ({print(total.low)}–{print(total.high)})
        </span>
      </p>
      <p className="figures mt-1 text-[0.9375rem] text-muted">
        {t('explain.sentence.is')} <span className="text-ink">{print(operationalKgCo2e.central)}</span>{' '}
        {t('explain.sentence.operational')} +{' '}
        <span className="text-ink">{print(embodiedKgCo2e.central)}</span> {t('explain.sentence.embodied')},{' '}
        {t('explain.sentence.from', { lines: formatCount(explanation.lines) })}
      </p>
    </section>
  )
}
