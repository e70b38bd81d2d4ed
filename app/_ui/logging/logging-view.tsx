import { getTranslations } from 'next-intl/server'
import { report } from '#lib/queries/report.ts'
import { dataBandOf } from '../../_server/data-band-of.ts'
import { filterOfPage } from '../../_server/logging-page.ts'
import { type PageRequest, questionOf } from '../../_server/read-page.ts'
import { DataBand } from '../data-band.tsx'
import { ContentOrEmpty } from '../empty-state.tsx'
import { PageHead } from '../page-head.tsx'
import { TotalLine } from '../total-line.tsx'

/** Which logs cost carbon and money without being read. */
export async function LoggingView({ page }: { page: PageRequest }) {
  const t = await getTranslations()
  const { organisation, scope, view, search } = page
  const [band, answer] = await Promise.all([
    dataBandOf(scope),
    report(scope, { ...questionOf(view, ['service']), filter: filterOfPage(page) }),
  ])
  return (
    <>
      <PageHead title={t('logging.title')} view={view} search={search}>
        <DataBand slug={organisation.slug} search={search} view={view} band={band} cost={answer.cost} />
      </PageHead>
      <ContentOrEmpty page={page} answer={answer}>
        <TotalLine report={answer} view={view} />
      </ContentOrEmpty>
    </>
  )
}
