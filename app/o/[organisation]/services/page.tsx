import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { organisationAt } from '../../../_server/organisation-at.ts'
import { readPage } from '../../../_server/read-page.ts'
import { ExplainSlot } from '../../../_ui/explain/explain-slot.tsx'
import { PageBody } from '../../../_ui/page-body.tsx'
import { ServicesView } from '../../../_ui/services/services-view.tsx'
import { Welcome } from '../../../_ui/welcome.tsx'

type Props = PageProps<'/o/[organisation]/services'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations()
  const { organisation } = await organisationAt(params)
  return { title: t('titleOf', { page: t('services.title'), organisation: organisation.name }) }
}

export default async function ServicesPage(props: Props) {
  const page = await readPage(props)
  if (!page.organisation.hasData) return <Welcome slug={page.organisation.slug} />
  return (
    <PageBody>
      <ServicesView page={page} />
      <ExplainSlot page={page} />
    </PageBody>
  )
}
