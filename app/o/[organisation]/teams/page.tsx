import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { organisationAt } from '../../../_server/organisation-at.ts'
import { readPage } from '../../../_server/read-page.ts'
import { ExplainSlot } from '../../../_ui/explain/explain-slot.tsx'
import { PageBody } from '../../../_ui/page-body.tsx'
import { TeamsView } from '../../../_ui/teams/teams-view.tsx'
import { Welcome } from '../../../_ui/welcome.tsx'

type Props = PageProps<'/o/[organisation]/teams'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations()
  const { organisation } = await organisationAt(params)
  return { title: t('titleOf', { page: t('teams.title'), organisation: organisation.name }) }
}

export default async function TeamsPage(props: Props) {
  const page = await readPage(props)
  if (!page.organisation.hasData) return <Welcome slug={page.organisation.slug} />
  return (
    <PageBody>
      <TeamsView page={page} />
      <ExplainSlot page={page} />
    </PageBody>
  )
}
