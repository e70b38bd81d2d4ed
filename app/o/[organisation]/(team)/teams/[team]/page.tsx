import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { nameOf } from '../../../../../_format/names.ts'
import { organisationAt } from '../../../../../_server/organisation-at.ts'
import { readPage } from '../../../../../_server/read-page.ts'
import { teamOfPath, teamPageOf } from '../../../../../_server/team-page.ts'
import { ExplainSlot } from '../../../../../_ui/explain/explain-slot.tsx'
import { PageBody } from '../../../../../_ui/page-body.tsx'
import { TeamView } from '../../../../../_ui/team/team-view.tsx'
import { Welcome } from '../../../../../_ui/welcome.tsx'

type Props = PageProps<'/o/[organisation]/teams/[team]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations()
  const [{ organisation }, { team }] = await Promise.all([organisationAt(params), params])
  return {
    title: t('titleOf', { page: nameOf(t, 'team', teamOfPath(team) ?? ''), organisation: organisation.name }),
  }
}

export default async function TeamPage(props: Props) {
  const [page, { team }] = await Promise.all([readPage(props), props.params])
  if (!page.organisation.hasData) return <Welcome slug={page.organisation.slug} />
  const found = (await teamPageOf(page, team)) ?? notFound()
  if (page.shown?.choice !== 'chosen') redirect(found.page.search)
  return (
    <PageBody>
      <TeamView {...found} />
      <ExplainSlot page={found.page} />
    </PageBody>
  )
}
