import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { listSources } from '#lib/queries/sources.ts'
import { organisationAt } from '../../../../_server/organisation-at.ts'
import { readPage } from '../../../../_server/read-page.ts'
import { PageBody } from '../../../../_ui/page-body.tsx'
import { PageHead } from '../../../../_ui/page-head.tsx'
import { SourcesDesk } from '../../../../_ui/sources/sources-desk.client.tsx'

type Props = PageProps<'/o/[organisation]/imports/sources'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations()
  const { organisation } = await organisationAt(params)
  return { title: t('titleOf', { page: t('sources.title'), organisation: organisation.name }) }
}

export default async function SourcesPage(props: Props) {
  const t = await getTranslations()
  const { organisation, scope, view, search } = await readPage(props)
  const sources = await listSources(scope)
  return (
    <PageBody>
      <PageHead title={t('sources.title')} view={view} search={search}>
        <p className="text-[0.8125rem] text-muted">{t('sources.intro')}</p>
      </PageHead>
      {organisation.isDemo ? (
        <p className="rounded-lg border border-line bg-sunken px-4 py-3 text-muted">
          {t('sources.noneInDemo')}
        </p>
      ) : (
        <SourcesDesk
          slug={organisation.slug}
          sources={sources.map(
            ({
              id,
              kind,
              name,
              config,
              budgetUsd,
              schedule,
              paused,
              nextRunAt,
              lastPeriod,
              lastRun,
              hosts,
            }) => ({
              id,
              kind,
              name,
              config,
              budgetUsd,
              schedule,
              paused,
              nextRunAt,
              lastPeriod,
              lastRun,
              hosts,
            }),
          )}
        />
      )}
    </PageBody>
  )
}
