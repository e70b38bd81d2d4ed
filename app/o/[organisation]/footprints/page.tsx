import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { organisationAt } from '../../../_server/organisation-at.ts'
import { readPage } from '../../../_server/read-page.ts'
import { ExplainSlot } from '../../../_ui/explain/explain-slot.tsx'
import { FootprintsView } from '../../../_ui/footprints/footprints-view.tsx'
import { PageBody } from '../../../_ui/page-body.tsx'

type Props = PageProps<'/o/[organisation]/footprints'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations()
  const { organisation } = await organisationAt(params)
  return { title: t('titleOf', { page: t('footprints.title'), organisation: organisation.name }) }
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
