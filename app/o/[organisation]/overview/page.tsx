import type { Metadata } from 'next'
import { en } from '../../../_messages/en.ts'
import { organisationAt } from '../../../_server/organisation-at.ts'
import { readPage } from '../../../_server/read-page.ts'
import { ExplainSlot } from '../../../_ui/explain/explain-slot.tsx'
import { OverviewView } from '../../../_ui/overview/overview-view.tsx'
import { PageBody } from '../../../_ui/page-body.tsx'
import { Welcome } from '../../../_ui/welcome.tsx'

type Props = PageProps<'/o/[organisation]/overview'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await organisationAt(params)
  return { title: en.titleOf(en.overview.title, organisation.name) }
}

export default async function OverviewPage(props: Props) {
  const page = await readPage(props)
  if (!page.organisation.hasData) return <Welcome slug={page.organisation.slug} />
  return (
    <PageBody>
      <OverviewView page={page} />
      <ExplainSlot page={page} />
    </PageBody>
  )
}
