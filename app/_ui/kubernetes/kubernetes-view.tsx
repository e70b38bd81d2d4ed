import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { formatCount } from '#lib/domain/format/count.ts'
import { formatMass, massUnit } from '#lib/domain/format/mass.ts'
import { WORKLOAD_LEVELS } from '#lib/domain/report/workload-report.ts'
import { workloads } from '#lib/queries/workloads.ts'
import { methodName } from '../../_format/method-name.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { changedView, otherPage } from '../../_view/view-href.ts'
import { Co2e } from '../co2e.tsx'
import { PageHead } from '../page-head.tsx'
import { RangeText } from '../range-text.tsx'
import { Segments } from '../segments.client.tsx'
import { ViewLink } from '../view-link.client.tsx'
import { WaysToData } from '../ways-to-data.tsx'
import { UnmatchedMachines } from './unmatched-machines.tsx'
import { WorkloadTable } from './workload-table.client.tsx'

/** What the Kubernetes page shows: the machines that workloads share, by who used them. */
export function KubernetesView({ page }: { page: PageRequest }) {
  const t = useTranslations()
  return (
    <>
      <PageHead title={t('kubernetes.title')} view={page.view} search={page.search}>
        <p className="text-[0.8125rem] text-muted">{t('kubernetes.intro')}</p>
      </PageHead>
      <Workloads page={page} />
    </>
  )
}

async function Workloads({ page: { organisation, scope, view, search } }: { page: PageRequest }) {
  const t = await getTranslations()
  const { filter, method, factorSet, level } = view
  const answer = await workloads(scope, { filter, level, method, factorSet })
  if (answer.machines === 0 && answer.unmatchedCount === 0)
    return <WaysToData slug={organisation.slug} of="kubernetes" isFiltered={Object.keys(filter).length > 0} />
  const { totalKgCo2e: total } = answer.total
  const unit = view.unit ?? massUnit(total.central)
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span className="figures">
            <span className="text-2xl font-semibold tracking-tight">{formatMass(total.central, unit)}</span>{' '}
            <span className="ms-1.5 text-muted">
              {unit} <Co2e />
            </span>
          </span>
          <span className="text-[0.8125rem] text-muted">
            <RangeText kilograms={total} unit={unit} /> {unit} ·{' '}
            {t('kubernetes.machines', { machines: answer.machines })} · {methodName(t, method)} ·{' '}
            {t('factors.inText', { id: factorSet })}
          </span>
        </p>
        <Segments
          label={t('kubernetes.level')}
          segments={WORKLOAD_LEVELS.map((one) => ({
            label: t(`kubernetes.levels.${one}`),
            href: changedView(search, { level: one }),
            current: one === level,
          }))}
        />
      </div>
      {answer.groups.length > 0 && (
        <>
          <WorkloadTable report={answer} unit={view.unit} />
          <p className="mt-3 max-w-3xl text-[0.8125rem] text-muted">
            {t('kubernetes.notExplained')}{' '}
            <ViewLink
              href={otherPage(`/o/${organisation.slug}/services`, search, {
                group: 'resource',
                category: ['compute'],
              })}
              className="inline-block min-h-6 leading-6 text-ink underline underline-offset-2"
            >
              {t('kubernetes.toMachines')}
            </ViewLink>
          </p>
        </>
      )}
      {answer.scaledDown > 0 && (
        <p className="mt-3 text-[0.8125rem] text-muted">
          {t('kubernetes.scaledDown', { count: formatCount(answer.scaledDown) })}
        </p>
      )}
      <UnmatchedMachines report={answer} />
    </>
  )
}
