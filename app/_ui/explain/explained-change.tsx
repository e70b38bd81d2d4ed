import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CHANGE_PARTS } from '#lib/domain/change/change.ts'
import type { Scenarios } from '#lib/domain/change/scenarios.ts'
import { formatMass, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { ExplainedChange } from '#lib/queries/explain-change.ts'
import { formatPeriod } from '../../_format/dates.ts'
import { explainKey, type GroupKey } from '../../_view/explained.ts'
import type { View } from '../../_view/view.ts'
import { changedView } from '../../_view/view-href.ts'
import { DifferenceRange, DifferenceText, signed } from '../overview/difference-text.tsx'
import { TableScroll } from '../table-scroll.tsx'
import { ViewLink } from '../view-link.client.tsx'
import { ExplainedKinds } from './explained-kinds.tsx'
import { Section } from './section.tsx'
import { subjectOf } from './subject-of.ts'

interface Props {
  readonly explained: ExplainedChange
  readonly group: GroupKey
  readonly view: View
  readonly search: string
}

const SCENARIOS = ['low', 'central', 'high'] as const

/** Where a difference comes from: both periods scenario by scenario, what the change consists of, and each side's largest kinds. */
export function ExplainedChangeView({ explained, group, view, search }: Props) {
  const t = useTranslations()
  const { change, base, now } = explained
  const unit = view.unit ?? sharedMassUnit([change.base.central, change.now.central])
  const print = (kilograms: number) => formatMass(kilograms, unit)
  const sign = (kilograms: number) => signed(kilograms, unit)
  const { from: _, to: __, ...filter } = view.filter
  return (
    <div className="space-y-7">
      <section>
        <p className="text-[0.8125rem] text-muted">
          {t('explain.change.of')}{' '}
          <span className="break-words text-ink">{subjectOf(t, group, { filter })}</span>
        </p>
        <p className="mt-2 text-xl leading-snug font-semibold tracking-tight">
          <DifferenceText kilograms={change.difference} unit={unit} />
        </p>
        <p className="mt-1 text-[0.9375rem] text-muted">
          <DifferenceRange kilograms={change.difference} unit={unit} /> {unit} ·{' '}
          {formatPeriod(base.from, base.to)} → {formatPeriod(now.from, now.to)}
        </p>
      </section>
      <Section title={t('explain.change.scenarios')} detail={t('explain.change.scenariosDetail')}>
        <TableScroll label={t('explain.change.scenarios')}>
          <table className="figures w-full text-[0.8125rem]">
            <thead>
              <tr className="border-b border-line text-xs text-muted">
                <th scope="col" className="px-3 py-2 text-start font-medium">
                  {unit}
                </th>
                {SCENARIOS.map((scenario) => (
                  <th key={scenario} scope="col" className="px-3 py-2 text-end font-medium whitespace-nowrap">
                    {t(`explain.change.scenario.${scenario}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <Row name={formatPeriod(base.from, base.to)} kilograms={change.base} print={print} />
              <Row name={formatPeriod(now.from, now.to)} kilograms={change.now} print={print} />
              <Row name={t('change.total')} kilograms={change.difference} print={sign} isTotal />
              {CHANGE_PARTS.map((part) => (
                <Row
                  key={part}
                  name={
                    <>
                      {t(`change.parts.${part}`)}
                      <span className="block text-xs text-muted">{t(`change.partHints.${part}`)}</span>
                    </>
                  }
                  kilograms={change.parts[part]}
                  print={sign}
                />
              ))}
            </tbody>
          </table>
        </TableScroll>
      </Section>
      {[now, base].map(({ from, to, explanation }) => (
        <section key={from} className="space-y-4 border-t border-line pt-5">
          <h3 className="text-[0.9375rem] font-semibold">
            {formatPeriod(from, to)}{' '}
            <ViewLink
              href={changedView(search, { from, to, period: null, explain: explainKey(group) })}
              className="ms-2 inline-block min-h-6 text-[0.8125rem] leading-6 font-normal underline underline-offset-2"
            >
              {t('explain.change.side')}
            </ViewLink>
          </h3>
          {explanation.kinds.length === 0 ? (
            <p className="text-muted">{t('explain.change.nothing')}</p>
          ) : (
            <ExplainedKinds explanation={explanation} of={formatPeriod(from, to)} />
          )}
        </section>
      ))}
    </div>
  )
}

interface RowProps {
  readonly name: ReactNode
  readonly kilograms: Scenarios
  readonly print: (kilograms: number) => string
  readonly isTotal?: boolean
}

function Row({ name, kilograms, print, isTotal = false }: RowProps) {
  return (
    <tr className={`border-b border-line align-top last:border-0 ${isTotal ? 'font-medium' : ''}`}>
      <th scope="row" className={`px-3 py-1.5 text-start ${isTotal ? 'font-medium' : 'font-normal'}`}>
        {name}
      </th>
      {SCENARIOS.map((scenario) => (
        <td key={scenario} className="px-3 py-1.5 text-end whitespace-nowrap">
          {print(kilograms[scenario])}
        </td>
      ))}
    </tr>
  )
}
