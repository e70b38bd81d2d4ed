import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { organisationAt } from '../../../_server/organisation-at.ts'
import { readPage } from '../../../_server/read-page.ts'
import { ExplainSlot } from '../../../_ui/explain/explain-slot.tsx'
import { PageBody } from '../../../_ui/page-body.tsx'
import { RegionsView } from '../../../_ui/regions/regions-view.tsx'

type Props = PageProps<'/o/[organisation]/regions'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations()
  const { organisation } = await organisationAt(params)
  return { title: t('titleOf', { page: t('regions.title'), organisation: organisation.name }) }
}

/** Useful before any import: the grids need no bill. */
export default async function RegionsPage(props: Props) {
  const page = await readPage(props)
  return (
    <PageBody>
      <RegionsView page={page} />
      <ExplainSlot page={page} />
    </PageBody>
  )
}
