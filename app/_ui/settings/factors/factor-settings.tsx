import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { FACTOR_SET_IDS } from '#lib/domain/factors/factor-set.ts'
import { adjustments } from '#lib/queries/adjustments.ts'
import { factorsInUse } from '#lib/queries/factors-in-use.ts'
import type { PageRequest } from '../../../_server/read-page.ts'
import { changedView } from '../../../_view/view-href.ts'
import { FACTOR_PARTS } from '../../../_view/view-params.ts'
import { PageHead } from '../../page-head.tsx'
import { SearchField } from '../../search-field.client.tsx'
import { Segments } from '../../segments.client.tsx'
import { AdjustmentsHistory } from './adjustments-history.tsx'
import { AllFigures } from './all-figures.tsx'
import { CompareSets } from './compare-sets.tsx'
import { ExchangeAdjustments } from './exchange-adjustments.client.tsx'
import { FigureRows } from './figure-rows.client.tsx'
import { NothingFound } from './nothing-found.tsx'
import { OwnAdjustments } from './own-adjustments.client.tsx'
import { RuleRows } from './rule-rows.client.tsx'

/** The figures and rules of the factor sets, what the organisation changes in them, and which set counts. */
export function FactorSettings({ page }: { page: PageRequest }) {
  const t = useTranslations()
  const { organisation, view, search } = page
  return (
    <>
      <PageHead title={t('factorSettings.title')} view={view} search={search}>
        <p className="text-[0.8125rem] text-muted">
          {t('factorSettings.intro')} {t('factorSettings.inUse', { set: organisation.factorSetId })}
        </p>
      </PageHead>
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Segments
          label={t('factorSettings.part')}
          segments={FACTOR_PARTS.map((part) => ({
            label: t(`factorSettings.parts.${part}`),
            href: changedView(search, { part: part === 'figures' ? null : part, q: null, after: null }),
            current: part === view.part,
          }))}
        />
        {view.part !== 'own' && (
          <Segments
            label={t('factorSettings.set')}
            segments={FACTOR_SET_IDS.map((id) => ({
              label: id,
              href: changedView(search, {
                factors: id === organisation.factorSetId ? null : id,
                after: null,
              }),
              current: id === view.factorSet,
            }))}
          />
        )}
        {(view.part === 'figures' || view.part === 'all' || view.part === 'rules') && (
          <div className="ms-auto">
            <SearchField label={t('factorSettings.find')} />
          </div>
        )}
      </div>
      {view.part === 'all' && <AllFigures page={page} />}
      {view.part === 'own' && <Own page={page} />}
      {view.part === 'compare' && <CompareSets page={page} />}
      {(view.part === 'figures' || view.part === 'rules') && <Browse page={page} part={view.part} />}
    </>
  )
}

async function Own({ page: { organisation, scope } }: { page: PageRequest }) {
  const inForce = await adjustments(scope)
  return (
    <div className="space-y-6">
      <OwnAdjustments slug={organisation.slug} inForce={inForce} />
      <ExchangeAdjustments slug={organisation.slug} inForce={inForce} />
      <AdjustmentsHistory history={inForce.history} />
    </div>
  )
}

async function Browse({ page, part }: { page: PageRequest; part: 'figures' | 'rules' }) {
  const t = await getTranslations()
  const { organisation, scope, view } = page
  const { figures, rules } = await factorsInUse(scope, view)
  const wanted = view.search.toLowerCase()
  const has = (...texts: readonly string[]) => texts.some((text) => text.toLowerCase().includes(wanted))
  const shownFigures = figures.filter(({ figure }) =>
    has(figure.id, figure.source.title, figure.basis, figure.unit),
  )
  const shownRules = rules
    .map((rule, place) => ({ ...rule, place }))
    .filter(({ id, category, note, provider }) => has(id, t(`categories.${category}`), note, provider))
  const isEmpty = part === 'figures' ? shownFigures.length === 0 : shownRules.length === 0
  if (isEmpty) return <NothingFound text={view.search} />
  if (part === 'rules') return <RuleRows rows={shownRules} />
  return (
    <FigureRows
      slug={organisation.slug}
      factorSet={view.factorSet}
      asked={{ filter: view.filter, method: view.method }}
      rows={shownFigures}
    />
  )
}
