import { useTranslations } from 'next-intl'
import type { Figure } from '#lib/domain/factors/figure.ts'
import { formatQuantity } from '#lib/domain/format/count.ts'
import { formatMass, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { Group } from '#lib/domain/report/emissions.ts'
import type { PlaceDetail } from '#lib/queries/places.ts'
import { nameOf } from '../../_format/names.ts'
import { explainKey } from '../../_view/explained.ts'
import { isNotEstimated } from '../../_view/is-not-estimated.ts'
import { changedView, otherPage } from '../../_view/view-href.ts'
import { Card } from '../card.tsx'
import { ExplainButton } from '../explain-button.client.tsx'
import { Icon } from '../icon.tsx'
import { ROW_BUTTON } from '../popup-classes.ts'
import { RangeText } from '../range-text.tsx'
import { ViewLink } from '../view-link.client.tsx'
import { YearBars } from './year-bars.tsx'

const SHOWN = 8

interface Props {
  readonly slug: string
  readonly search: string
  readonly detail: PlaceDetail
  /** The services of the selection that run there, by region as the bills name it. */
  readonly services: readonly Group[]
}

/** One region: its grid by year, PUE, water, where the figures come from, and what runs there. */
export function PlaceCard({ slug, search, detail, services }: Props) {
  const t = useTranslations()
  const { place, provider, location, market, pue, water } = detail
  const unit = sharedMassUnit(services.map(({ totalKgCo2e }) => totalKgCo2e.central))
  const newest = location.at(-1)
  const [first] = services
  return (
    <Card
      title={t('regions.card.title', { region: place.region, city: place.city })}
      detail={`${provider}, ${place.countryName}`}
      action={
        <ViewLink href={changedView(search, { place: null })} className={ROW_BUTTON}>
          <Icon name="close" size={14} />
          {t('regions.card.close')}
        </ViewLink>
      }
    >
      <div className="grid gap-x-8 gap-y-6 px-5 pb-5 lg:grid-cols-2">
        <div>
          {location.length > 0 ? (
            <YearBars label={t('regions.card.location')} figures={location} />
          ) : (
            <p className="text-muted">{t('regions.noFactor')}</p>
          )}
          {newest && <Origin figure={newest} />}
          <p className="mt-1 text-xs text-muted">{t('regions.card.yearly')}</p>
          {market.length > 0 ? (
            <div className="mt-4">
              <YearBars label={t('regions.card.market')} figures={market} />
            </div>
          ) : (
            <p className="mt-2 text-[0.8125rem] text-muted">{t('regions.card.marketNone')}</p>
          )}
          <dl className="mt-4 space-y-3 text-[0.8125rem]">
            <div>
              <dt className="font-medium">{t('regions.card.overhead')}</dt>
              <dd>
                {formatQuantity(pue.central)}{' '}
                <span className="text-muted">
                  ({t('regions.card.range', { low: formatQuantity(pue.low), high: formatQuantity(pue.high) })}
                  )
                </span>
                <Origin figure={pue} />
              </dd>
            </div>
            <div>
              <dt className="font-medium">{t('regions.card.water')}</dt>
              <dd>
                {water ? formatQuantity(water.central) : t('regions.card.waterNone')}
                {water && <Origin figure={water} />}
                <p className="text-xs text-muted">{t('regions.card.stress')}</p>
              </dd>
            </div>
          </dl>
        </div>
        <div className="min-w-0">
          <h3 className="mb-1 text-[0.8125rem] font-medium">{t('regions.card.services')}</h3>
          {services.length === 0 && (
            <p className="text-[0.8125rem] text-muted">{t('regions.card.nothing')}</p>
          )}
          <ul className="figures divide-y divide-line text-[0.8125rem]">
            {services.slice(0, SHOWN).map((group) => (
              <li key={explainKey(group.key)} className="flex flex-wrap items-baseline gap-x-3 py-1.5">
                <span className="min-w-0 flex-1 break-words">
                  {nameOf(t, 'service', group.key.service ?? '')}
                </span>
                <ExplainButton of={explainKey(group.key)} className="min-h-6 font-medium">
                  {isNotEstimated(group)
                    ? t('figure.notEstimated')
                    : `${formatMass(group.totalKgCo2e.central, unit)} ${unit}`}
                </ExplainButton>
                {!isNotEstimated(group) && (
                  <span className="text-muted">
                    <RangeText kilograms={group.totalKgCo2e} unit={unit} />
                  </span>
                )}
              </li>
            ))}
          </ul>
          {first && (
            <ViewLink
              href={otherPage(`/o/${slug}/services`, search, {
                provider: [first.key.provider ?? ''],
                region: [first.key.region ?? ''],
              })}
              className="mt-2 inline-block min-h-6 text-[0.8125rem] text-accent underline-offset-2 hover:underline"
            >
              {t('regions.card.openServices')}
            </ViewLink>
          )}
        </div>
      </div>
    </Card>
  )
}

/** Where a figure comes from and why it was chosen. */
function Origin({ figure }: { figure: Figure }) {
  const t = useTranslations()
  const { source, basis, year } = figure
  return (
    <p className="mt-1 text-xs break-words text-muted">
      {basis}, {year}.{' '}
      {source.url.startsWith('https://') ? (
        <a href={source.url} className="underline underline-offset-2 hover:text-ink" rel="noreferrer">
          {source.title}
        </a>
      ) : (
        source.title
      )}
      , {t('regions.card.licence', { licence: source.licence })}
    </p>
  )
}
