import { useTranslations } from 'next-intl'
import { formatMass, massUnit } from '#lib/domain/format/mass.ts'
import { type Range, scale } from '#lib/domain/units/range.ts'
import type { RetryView } from '#lib/queries/retries/retries.ts'
import { daysBetween, formatPeriod } from '../../_format/dates.ts'
import { formatMoney } from '../../_format/money.ts'
import { formatShare } from '../../_format/share.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { Announced } from '../announced.client.tsx'
import { Co2e } from '../co2e.tsx'
import { ExplainButton } from '../explain-button.client.tsx'
import { RangeText } from '../range-text.tsx'
import { EXPLAIN_AVOIDABLE, EXPLAIN_WASTE } from './explained-waste.ts'

interface Props {
  readonly page: PageRequest
  readonly answer: RetryView
}

/** What was wasted in carbon and money, and how far that can be trusted. */
export function WasteHead({ page, answer }: Props) {
  const t = useTranslations()
  const { waste, usages, period, periodsPerMonth: perMonth } = answer
  const attributed = scale(waste.attributedG, 1 / 1000)
  const unit = page.view.unit ?? massUnit(attributed.central)
  return (
    <section aria-label={t('retries.head.label')} data-retries="head">
      {usages.length > 0 && (
        <div className="grid gap-px overflow-hidden rounded-xl border border-line bg-line md:grid-cols-3">
          <Grams
            name="attributed"
            explain={EXPLAIN_WASTE}
            kilograms={attributed}
            perMonth={perMonth}
            asked={page.view.unit}
          />
          <Grams
            name="avoidable"
            explain={EXPLAIN_AVOIDABLE}
            kilograms={scale(waste.avoidableG, 1 / 1000)}
            perMonth={perMonth}
            asked={page.view.unit}
          />
          <div className="bg-surface p-5" data-retries="cost">
            <h2 className="text-xs font-medium text-muted">{t('retries.head.cost')}</h2>
            {waste.cost.map(({ currency, amount }) => (
              <div key={currency} className="figures">
                <p className="mt-1 text-2xl font-semibold tracking-tight">{formatMoney(amount, currency)}</p>
                {perMonth !== null && (
                  <p className="mt-1 text-[0.8125rem] text-muted">
                    {t('retries.head.perMonth', { figure: formatMoney(amount * perMonth, currency) })}
                  </p>
                )}
              </div>
            ))}
            <p className="mt-2 text-[0.8125rem] text-muted">{t('retries.head.costMeaning')}</p>
          </div>
        </div>
      )}
      {usages.length === 0 && <NoCarbon page={page} answer={answer} />}
      <Honesty answer={answer} />
      <Announced
        text={t('retries.head.announce', {
          edges: answer.edges.length,
          total: `${formatMass(attributed.central, unit)} ${unit}`,
          period: period ? formatPeriod(period.from, period.to) : '',
        })}
      />
    </section>
  )
}

interface GramsProps {
  readonly name: 'attributed' | 'avoidable'
  readonly explain: string
  readonly kilograms: Range
  readonly perMonth: number | null
  readonly asked: ReturnType<typeof massUnit> | null
}

function Grams({ name, explain, kilograms, perMonth, asked }: GramsProps) {
  const t = useTranslations()
  const unit = asked ?? massUnit(kilograms.central)
  const month = perMonth === null ? null : scale(kilograms, perMonth)
  return (
    <div className="bg-surface p-5" data-retries={name}>
      <h2 className="text-xs font-medium text-muted">{t(`retries.head.${name}`)}</h2>
      <p className="mt-1">
        <ExplainButton of={explain}>
          <span className="text-2xl font-semibold tracking-tight">{formatMass(kilograms.central, unit)}</span>{' '}
          <span className="ms-1 text-muted">
            {unit} <Co2e />
          </span>
        </ExplainButton>{' '}
        <span className="text-[0.8125rem] text-muted">
          <RangeText kilograms={kilograms} unit={unit} /> {unit}
        </span>
      </p>
      {month && (
        <p className="mt-1 text-[0.8125rem] text-muted">
          {t('retries.head.perMonth', { figure: `${formatMass(month.central, unit)} ${unit}` })} (
          <RangeText kilograms={month} unit={unit} />)
        </p>
      )}
      <p className="mt-2 text-[0.8125rem] text-muted">{t(`retries.head.${name}Meaning`)}</p>
    </div>
  )
}

/** Measures without carbon: what is missing, and where to bring it. */
function NoCarbon({ page, answer }: Props) {
  const t = useTranslations()
  const reason =
    page.shown === null || answer.period === null || page.shown.to < answer.period.from
      ? 'noBill'
      : answer.mappingVersion === 0
        ? 'noRules'
        : 'noUsage'
  return (
    <div className="rounded-xl border border-line bg-surface p-5" data-retries="no-carbon">
      <h2 className="text-sm font-semibold">{t('retries.head.noCarbon')}</h2>
      <p className="mt-1 max-w-3xl text-[0.8125rem] text-muted">{t(`retries.head.${reason}`)}</p>
      <p className="mt-3 text-[0.8125rem]">
        {reason === 'noBill' && page.organisation.slug !== '' ? (
          <a
            href={`/o/${encodeURIComponent(page.organisation.slug)}/imports`}
            className="text-accent underline underline-offset-2"
          >
            {t('retries.head.toImports')}
          </a>
        ) : (
          <a href="#mapping" className="text-accent underline underline-offset-2">
            {t('retries.head.toMapping')}
          </a>
        )}
      </p>
    </div>
  )
}

/** How far the figures reach: calls that cannot be seen into, days without traces, services nobody has named, sureness. */
function Honesty({ answer }: { answer: RetryView }) {
  const t = useTranslations()
  const { notVisibleShare, tracedDays, period, services, edges } = answer
  const days = period ? daysBetween(period.from, period.to) : tracedDays.length
  const unmapped = services.filter(({ mapping }) => mapping === 'unmapped' || mapping === 'no-usage')
  const wasting = unmapped.filter((each) => each.wastedWorkSeconds > 0 || each.wastedArrivals > 0)
  const isUnsure = edges.some(({ measures }) => measures?.confidence === 'medium')
  const isSure = edges.some(({ measures }) => measures?.confidence === 'high')
  const parts = [
    notVisibleShare !== null && notVisibleShare > 0
      ? {
          name: 'not-visible',
          text: t('retries.head.notVisible', { share: formatShare(notVisibleShare) }),
          isWarning: true,
        }
      : { name: 'not-visible', text: t('retries.head.allVisible'), isWarning: false },
    {
      name: 'days',
      text: t('retries.head.days', { traced: tracedDays.length, days }),
      isWarning: tracedDays.length < days,
    },
    ...(unmapped.length > 0
      ? [
          {
            name: 'unmapped',
            text: t('retries.head.unmapped', { count: unmapped.length, wasting: wasting.length }),
            isWarning: wasting.length > 0,
          },
        ]
      : []),
    ...(isSure || isUnsure
      ? [
          {
            name: 'confidence',
            text: t(isUnsure ? (isSure ? 'retries.head.mixed' : 'retries.head.medium') : 'retries.head.high'),
            isWarning: false,
          },
        ]
      : []),
  ]
  return (
    <ul aria-label={t('retries.head.trust')} className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-[0.8125rem]">
      {parts.map(({ name, text, isWarning }) => (
        <li key={name} data-retries={name} className={isWarning ? 'text-warn' : 'text-muted'}>
          {text}
        </li>
      ))}
    </ul>
  )
}
