import { useTranslations } from 'next-intl'
import type { ChangeReport } from '#lib/domain/change/change-report.ts'
import { MOVER_DIMENSIONS, type Mover, type MoverDimension } from '#lib/domain/change/movers.ts'
import { directionOf } from '#lib/domain/change/scenarios.ts'
import { type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import { nameOf } from '../../_format/names.ts'
import { formatShare } from '../../_format/share.ts'
import type { Translate } from '../../_i18n/translate.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { changeKey } from '../../_view/explained.ts'
import { changedView, otherPage } from '../../_view/view-href.ts'
import { Card } from '../card.tsx'
import { ExplainButton } from '../explain-button.client.tsx'
import { Segments } from '../segments.client.tsx'
import { ViewLink } from '../view-link.client.tsx'
import { DifferenceRange, DifferenceText } from './difference-text.tsx'

const SHOWN = 10

/** What rose and what fell most, each with its lines behind it. */
export function MoversCard({ page, change }: { page: PageRequest; change: ChangeReport }) {
  const t = useTranslations()
  const { view, search } = page
  const { movers, moversBy } = change
  const unit = view.unit ?? sharedMassUnit(movers.map(({ difference }) => difference.central))
  const up = movers.filter(({ difference }) => difference.central > 0 && directionOf(difference) !== 'none')
  const down = movers.filter(({ difference }) => difference.central < 0 && directionOf(difference) !== 'none')
  const lists = [
    { title: t('change.up'), none: t('change.noUp'), all: up },
    { title: t('change.down'), none: t('change.noDown'), all: down },
  ]
  return (
    <Card
      title={t('change.movers')}
      action={
        <Segments
          label={t('change.moversBy')}
          segments={MOVER_DIMENSIONS.map((dimension) => ({
            label: t(`dimensions.${dimension}`),
            href: changedView(search, { movers: dimension === 'service' ? null : dimension }),
            current: dimension === moversBy,
          }))}
        />
      }
    >
      <div className="grid gap-x-8 gap-y-5 px-5 pt-1 pb-5 md:grid-cols-2">
        {lists.map(({ title, none, all }) => (
          <section key={title} className="min-w-0">
            <h3 className="mb-1 text-xs font-medium text-muted">{title}</h3>
            {all.length === 0 && <p className="text-[0.8125rem] text-muted">{none}</p>}
            <ol>
              {all.slice(0, SHOWN).map((mover) => (
                <MoverRow key={mover.value} page={page} mover={mover} dimension={moversBy} unit={unit} />
              ))}
            </ol>
            {all.length > SHOWN && (
              <p className="pt-1 text-[0.8125rem] text-muted">
                {t('change.others', { count: all.length - SHOWN })}
              </p>
            )}
          </section>
        ))}
      </div>
    </Card>
  )
}

interface RowProps {
  readonly page: PageRequest
  readonly mover: Mover
  readonly dimension: MoverDimension
  readonly unit: MassUnit
}

function relative(t: Translate, { base, now, difference }: Mover): string {
  if (base.high === 0) return t('change.started')
  if (now.high === 0) return t('change.ended')
  if (base.central <= 0) return ''
  const share = difference.central / base.central
  return `${share > 0 ? '+' : '−'}${formatShare(Math.abs(share))}`
}

function MoverRow({ page: { organisation, search }, mover, dimension, unit }: RowProps) {
  const t = useTranslations()
  return (
    <li className="border-b border-line py-1.5 last:border-0">
      <div className="flex items-baseline justify-between gap-4">
        <ViewLink
          href={otherPage(`/o/${organisation.slug}/services`, search, { [dimension]: [mover.value] })}
          className="inline-block min-h-6 min-w-0 truncate leading-6 underline-offset-2 hover:underline"
        >
          {nameOf(t, dimension, mover.value)}
        </ViewLink>
        <ExplainButton of={changeKey({ [dimension]: mover.value })} className="min-h-6 shrink-0">
          <DifferenceText kilograms={mover.difference} unit={unit} terse />
        </ExplainButton>
      </div>
      <p className="flex justify-between gap-4 text-xs text-muted">
        <span className="figures">{relative(t, mover)}</span>
        <DifferenceRange kilograms={mover.difference} unit={unit} />
      </p>
    </li>
  )
}
