import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { listImports } from '#lib/queries/imports.ts'
import { addDays, formatDay } from '../../../_format/dates.ts'
import { dataBandOf } from '../../../_server/data-band-of.ts'
import { organisationAt } from '../../../_server/organisation-at.ts'
import { readPage } from '../../../_server/read-page.ts'
import { ExportSources } from '../../../_ui/export-sources.tsx'
import { ImportDesk } from '../../../_ui/imports/import-desk.client.tsx'
import { ImportHistory } from '../../../_ui/imports/import-history.tsx'
import { PageBody } from '../../../_ui/page-body.tsx'
import { PageHead } from '../../../_ui/page-head.tsx'
import { ViewLink } from '../../../_ui/view-link.client.tsx'
import { unfinishedImports } from '../../../_view/unfinished-imports.ts'
import { otherPage } from '../../../_view/view-href.ts'

type Props = PageProps<'/o/[organisation]/imports'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations()
  const { organisation } = await organisationAt(params)
  return { title: t('titleOf', { page: t('imports.title'), organisation: organisation.name }) }
}

export default async function ImportsPage(props: Props) {
  const t = await getTranslations()
  const { organisation, scope, view, search } = await readPage(props)
  const [imports, band] = await Promise.all([listImports(scope), dataBandOf(scope)])
  return (
    <PageBody>
      <PageHead title={t('imports.title')} view={view} search={search}>
        <p className="text-[0.8125rem] text-muted">
          {[
            t('imports.intro'),
            ...(band.period ? [t('band.billsTo', { day: formatDay(addDays(band.period.end, -1)) })] : []),
            t('band.imports', { count: band.imports }),
          ].join(' · ')}
        </p>
      </PageHead>
      {organisation.isDemo ? (
        <p className="rounded-lg border border-line bg-sunken px-4 py-3 text-muted">
          {t('imports.noFilesInDemo')}
        </p>
      ) : (
        <>
          <p className="mb-4 text-[0.8125rem]">
            <ViewLink
              href={otherPage(`/o/${organisation.slug}/imports/sources`, search)}
              className="underline"
            >
              {t('sources.link')}
            </ViewLink>
          </p>
          <ImportDesk slug={organisation.slug} unfinished={unfinishedImports(imports)} />
        </>
      )}
      <section className="mt-10">
        <h2 className="mb-3 text-sm font-semibold">{t('imports.history')}</h2>
        {imports.length > 0 ? (
          <ImportHistory slug={organisation.slug} imports={imports} />
        ) : (
          <>
            <p className="mb-4 text-muted">{t('imports.empty')}</p>
            <ExportSources />
          </>
        )}
      </section>
    </PageBody>
  )
}
