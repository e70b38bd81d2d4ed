import type { Metadata } from 'next'
import { en } from '../../../_messages/en.ts'
import { organisationAt } from '../../../_server/organisation-at.ts'
import { readPage } from '../../../_server/read-page.ts'
import { PageBody } from '../../../_ui/page-body.tsx'
import { PrintButton } from '../../../_ui/report/print-button.client.tsx'
import { PrintedReport } from '../../../_ui/report/printed-report.tsx'
import { Welcome } from '../../../_ui/welcome.tsx'

type Props = PageProps<'/o/[organisation]/report'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await organisationAt(params)
  return { title: en.titleOf(en.report.title, organisation.name) }
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
