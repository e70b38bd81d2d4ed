import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { organisationAt } from '../../../_server/organisation-at.ts'
import { readPage } from '../../../_server/read-page.ts'
import { KubernetesView } from '../../../_ui/kubernetes/kubernetes-view.tsx'
import { PageBody } from '../../../_ui/page-body.tsx'

type Props = PageProps<'/o/[organisation]/kubernetes'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations()
  const { organisation } = await organisationAt(params)
  return { title: t('titleOf', { page: t('kubernetes.title'), organisation: organisation.name }) }
}

export default async function KubernetesPage(props: Props) {
  return (
    <PageBody>
      <KubernetesView page={await readPage(props)} />
    </PageBody>
  )
}
