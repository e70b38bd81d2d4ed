import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { loggingPageOf } from '../../../_server/logging-page.ts'
import { organisationAt } from '../../../_server/organisation-at.ts'
import { readPage } from '../../../_server/read-page.ts'
import { ExplainSlot } from '../../../_ui/explain/explain-slot.tsx'
import { LoggingView } from '../../../_ui/logging/logging-view.tsx'
import { PageBody } from '../../../_ui/page-body.tsx'
import { Welcome } from '../../../_ui/welcome.tsx'

type Props = PageProps<'/o/[organisation]/logging'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations()
  const { organisation } = await organisationAt(params)
  return { title: t('titleOf', { page: t('logging.title'), organisation: organisation.name }) }
}

export default async function LoggingPage(props: Props) {
  const asked = await readPage(props)
  if (!asked.organisation.hasData) return <Welcome slug={asked.organisation.slug} />
  const page = await loggingPageOf(asked)
  return (
    <PageBody>
      <LoggingView page={page} />
      <ExplainSlot page={page} />
    </PageBody>
  )
}
