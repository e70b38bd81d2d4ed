import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { organisationAt } from '../../../_server/organisation-at.ts'
import { readPage } from '../../../_server/read-page.ts'
import { PageBody } from '../../../_ui/page-body.tsx'
import { RetriesView } from '../../../_ui/retries/retries-view.tsx'

type Props = PageProps<'/o/[organisation]/retries'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations()
  const { organisation } = await organisationAt(params)
  return { title: t('titleOf', { page: t('retries.title'), organisation: organisation.name }) }
}

export default async function RetriesPage(props: Props) {
  return (
    <PageBody>
      <RetriesView page={await readPage(props)} />
    </PageBody>
  )
}
