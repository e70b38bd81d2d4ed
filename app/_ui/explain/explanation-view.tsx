import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatCount } from '#lib/domain/format/count.ts'
import { formatMass, massUnit } from '#lib/domain/format/mass.ts'
import { DIMENSIONS, type Dimension } from '#lib/domain/report/emissions.ts'
import type { Explanation } from '#lib/domain/report/explanation.ts'
import { formatPeriod } from '../../_format/dates.ts'
import { nameOf } from '../../_format/names.ts'
import type { Translate } from '../../_i18n/translate.ts'
import type { GroupKey } from '../../_view/explained.ts'
import type { View } from '../../_view/view.ts'
import { FILTER_DIMENSIONS } from '../../_view/view-params.ts'
import { Co2e } from '../co2e.tsx'
import { ExplainedKinds } from './explained-kinds.tsx'
import { FactorsUsed } from './factors-used.tsx'
import { Formula } from './formula.tsx'
import { Identity } from './identity.tsx'
import { Quality } from './quality.tsx'
import { Rederive } from './rederive.tsx'
import { WhatMovesIt } from './what-moves-it.tsx'

interface Props {
  readonly explanation: Explanation
  readonly group: GroupKey
  readonly view: View
}

interface ViewProps extends Props {
  /** Where the evidence pack is. */
  readonly evidenceHref: string
  /** What is looked up apart, and comes later: the lines, and what providers say. */
  readonly lines: ReactNode
  readonly provider: ReactNode
}

/** Where a number comes from, and whether it may be trusted: from the sentence down to the factors. */
export function ExplanationView({ explanation, group, view, evidenceHref, lines, provider }: ViewProps) {
  const t = useTranslations()
  return (
    <div className="space-y-7">
      <Sentence explanation={explanation} group={group} view={view} />
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

/** What is being explained, in the words of the filters and of the group. */
function subject(t: Translate, group: GroupKey, { filter }: View): string {
  const chosen = FILTER_DIMENSIONS.filter((dimension) => !(dimension in group)).flatMap((dimension) =>
    (filter[dimension] ?? []).map((value) => nameOf(t, dimension, value)),
  )
  const own = DIMENSIONS.flatMap((dimension: Dimension) => {
    const value = group[dimension]
    return value === undefined ? [] : [nameOf(t, dimension, value)]
  })
  const period = filter.from && filter.to ? [formatPeriod(filter.from, filter.to)] : []
  const all = [...own, ...chosen, ...period]
  return all.length > 0 ? all.join(' · ') : t('explain.everything')
}

function Sentence({ explanation, group, view }: Props) {
  const t = useTranslations()
  const { totalKgCo2e: total, operationalKgCo2e, embodiedKgCo2e } = explanation.emissions
  const unit = view.unit ?? massUnit(total.central)
  const print = (kilograms: number) => formatMass(kilograms, unit)
  return (
    <section>
      <p className="text-[0.8125rem] text-muted">
        {t('explain.of')} <span className="break-words text-ink">{subject(t, group, view)}</span>
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
