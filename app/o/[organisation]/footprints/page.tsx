import type { Metadata } from 'next'
import { en } from '../../../_messages/en.ts'
import { organisationAt } from '../../../_server/organisation-at.ts'
import { readPage } from '../../../_server/read-page.ts'
import { ExplainSlot } from '../../../_ui/explain/explain-slot.tsx'
import { FootprintsView } from '../../../_ui/footprints/footprints-view.tsx'
import { PageBody } from '../../../_ui/page-body.tsx'

type Props = PageProps<'/o/[organisation]/footprints'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await organisationAt(params)
  return { title: en.titleOf(en.footprints.title, organisation.name) }
}

export default async function FootprintsPage(props: Props) {
  const page = await readPage(props)
  return (
    <PageBody>
      <FootprintsView page={page} />
      <ExplainSlot page={page} />
    </PageBody>
  )
}
