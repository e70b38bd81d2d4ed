import { getTranslations } from 'next-intl/server'
import { formatCount } from '#lib/domain/format/count.ts'
import { sharedMassUnit } from '#lib/domain/format/mass.ts'
import { factorEffect } from '#lib/queries/factor-effect.ts'
import { addDays, formatPeriod } from '../../../_format/dates.ts'
import type { PageRequest } from '../../../_server/read-page.ts'
import { Card } from '../../card.tsx'
import { ActivateSet } from './activate-set.client.tsx'
import { EffectRows } from './effect-rows.client.tsx'
import { EffectSummary } from './effect-summary.tsx'

/** What another factor set would make of the period that is shown, before it is activated. */
export async function CompareSets({ page }: { page: PageRequest }) {
  const t = await getTranslations()
  const { organisation, scope, view } = page
  if (view.factorSet === organisation.factorSetId)
    return <p className="text-muted">{t('factorSettings.compare.isInUse')}</p>
  const effect = await factorEffect(scope, {
    filter: view.filter,
    method: view.method,
    before: organisation.factorSetId,
    after: view.factorSet,
  })
  const unit = sharedMassUnit(
    effect.services.flatMap(({ before, after }) => [before.totalKgCo2e.central, after.totalKgCo2e.central]),
  )
  const { period } = effect
  return (
    <div className="space-y-4">
      <Card
        title={t('factorSettings.compare.title', { set: view.factorSet })}
        {...(period
          ? {
              detail: t('factorSettings.compare.period', {
                period: formatPeriod(period.start, addDays(period.end, -1)),
              }),
            }
          : {})}
      >
        <div className="space-y-4 px-5 pb-5">
          <EffectSummary effect={effect} />
          <ActivateSet slug={organisation.slug} factorSet={view.factorSet} />
        </div>
      </Card>
      <h2 className="pt-2 text-sm font-semibold">{t('factorSettings.compare.services')}</h2>
      <EffectRows
        label={t('factorSettings.compare.services')}
        rows={effect.services}
        unit={unit}
        withFigures={false}
      />
      <h2 className="pt-2 text-sm font-semibold">{t('factorSettings.compare.usage')}</h2>
      <p className="text-[0.8125rem] text-muted">
        {t('factorSettings.compare.usageOf', {
          shown: formatCount(effect.usage.length),
          all: formatCount(effect.usageCount),
        })}
      </p>
      <EffectRows label={t('factorSettings.compare.usage')} rows={effect.usage} unit={unit} withFigures />
    </div>
  )
}
