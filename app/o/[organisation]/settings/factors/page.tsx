import type { Metadata } from 'next'
import { en } from '../../../../_messages/en.ts'
import { organisationAt } from '../../../../_server/organisation-at.ts'
import { readPage } from '../../../../_server/read-page.ts'
import { PageBody } from '../../../../_ui/page-body.tsx'
import { FactorSettings } from '../../../../_ui/settings/factors/factor-settings.tsx'

type Props = PageProps<'/o/[organisation]/settings/factors'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await organisationAt(params)
  return { title: en.titleOf(en.factorSettings.title, organisation.name) }
}

export default async function FactorSettingsPage(props: Props) {
  return (
    <PageBody>
      <FactorSettings page={await readPage(props)} />
    </PageBody>
  )
}
