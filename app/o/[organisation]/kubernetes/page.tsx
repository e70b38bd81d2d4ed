import type { Metadata } from 'next'
import { en } from '../../../_messages/en.ts'
import { organisationAt } from '../../../_server/organisation-at.ts'
import { readPage } from '../../../_server/read-page.ts'
import { KubernetesView } from '../../../_ui/kubernetes/kubernetes-view.tsx'
import { PageBody } from '../../../_ui/page-body.tsx'

type Props = PageProps<'/o/[organisation]/kubernetes'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await organisationAt(params)
  return { title: en.titleOf(en.kubernetes.title, organisation.name) }
}

export default async function KubernetesPage(props: Props) {
  return (
    <PageBody>
      <KubernetesView page={await readPage(props)} />
    </PageBody>
  )
}
