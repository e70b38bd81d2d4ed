import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { organisationAt } from '../../../_server/organisation-at.ts'
import { readPage } from '../../../_server/read-page.ts'
import { PageBody } from '../../../_ui/page-body.tsx'
import { PrintButton } from '../../../_ui/report/print-button.client.tsx'
import { PrintedReport } from '../../../_ui/report/printed-report.tsx'
import { Welcome } from '../../../_ui/welcome.tsx'

type Props = PageProps<'/o/[organisation]/report'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations()
  const { organisation } = await organisationAt(params)
  return { title: t('titleOf', { page: t('report.title'), organisation: organisation.name }) }
}

export default async function ReportPage(props: Props) {
  const page = await readPage(props)
  if (!page.organisation.hasData) return <Welcome slug={page.organisation.slug} />
  return (
    <PageBody>
      <PrintButton />
      <PrintedReport page={page} />
    </PageBody>
  )
}
