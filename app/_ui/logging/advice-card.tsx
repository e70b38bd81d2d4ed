import { useTranslations } from 'next-intl'
import { formatMass, type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { BilledAdvice } from '#lib/domain/logging/billed/billed-advice.ts'
import type { LoggingReport } from '#lib/domain/logging/logging-report.ts'
import { formatMoney } from '../../_format/money.ts'
import { changedView } from '../../_view/view-href.ts'
import { Card } from '../card.tsx'
import { RangeText } from '../range-text.tsx'
import { ViewLink } from '../view-link.client.tsx'

interface Props {
  readonly report: LoggingReport
  readonly search: string
  readonly unit: MassUnit | null
}

const SHOWN = 8

/** What to do about the logs, by what it would save. */
export function AdviceCard({ report: { advice, sources }, search, unit: wanted }: Props) {
  const t = useTranslations()
  const unit = wanted ?? sharedMassUnit(advice.map(({ saved }) => saved.totalKgCo2e.central))
  const shown = advice.slice(0, SHOWN)
  const sourceOf = new Map(sources.map((each) => [each.id, each]))
  return (
    <Card title={t('logging.advice.title')} detail={t('logging.advice.detail')}>
      {shown.length === 0 && <p className="px-5 pb-5 text-muted">{t('logging.advice.none')}</p>}
      <ul className="divide-y divide-line px-5 pb-3">
        {shown.map((each) => {
          const source = sourceOf.get(each.source)
          const template = source?.sample?.templates.find(({ id }) => id === each.template)
          return (
            <li
              key={JSON.stringify([each.source, each.rule, each.template, each.field])}
              className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-2.5"
            >
              <div className="min-w-0 flex-[1_1_20rem]">
                <p className="font-medium">
                  {t(`logging.advice.rules.${each.rule}`, { field: visible(each.field ?? '') })}
                </p>
                {template && (
                  <p className="mt-0.5 text-xs break-all text-muted">
                    <code className="font-mono">{visible(template.template)}</code>
                  </p>
                )}
                <p className="mt-0.5 text-[0.8125rem] text-muted">
                  <ViewLink
                    href={`${changedView(search, { source: each.source, whatIf: null, explain: null })}#source`}
                    className="inline-block min-h-6 leading-6 break-all underline underline-offset-2 hover:text-ink"
                  >
                    {t('logging.advice.source', {
                      source: visible(source?.source.name ?? '') || t('logging.noSource'),
                    })}
                  </ViewLink>
                </p>
              </div>
              <Saving advice={each} unit={unit} />
            </li>
          )
        })}
      </ul>
      {advice.length > SHOWN && (
        <p className="px-5 pb-4 text-[0.8125rem] text-muted">
          {t('logging.advice.more', { count: String(advice.length - SHOWN) })}
        </p>
      )}
    </Card>
  )
}

function Saving({ advice: { saved }, unit }: { advice: BilledAdvice; unit: MassUnit }) {
  const t = useTranslations()
  return (
    <p className="figures text-[0.8125rem] sm:text-end">
      <span className="text-muted">{t('logging.advice.saves')} </span>
      <span className="font-medium">
        {formatMass(saved.totalKgCo2e.central, unit)} {unit}
      </span>{' '}
      <span className="text-muted">
        (<RangeText kilograms={saved.totalKgCo2e} unit={unit} />)
      </span>
      {saved.cost
        .filter(({ central }) => central !== 0)
        .map(({ currency, central }) => (
          <span key={currency} className="block">
            {formatMoney(central, currency)}
          </span>
        ))}
    </p>
  )
}
