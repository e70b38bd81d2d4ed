import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { organisationAt } from '../../../../_server/organisation-at.ts'
import { readPage } from '../../../../_server/read-page.ts'
import { PageBody } from '../../../../_ui/page-body.tsx'
import { FactorSettings } from '../../../../_ui/settings/factors/factor-settings.tsx'

type Props = PageProps<'/o/[organisation]/settings/factors'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations()
  const { organisation } = await organisationAt(params)
  return { title: t('titleOf', { page: t('factorSettings.title'), organisation: organisation.name }) }
}

export default async function FactorSettingsPage(props: Props) {
  return (
    <PageBody>
      <FactorSettings page={await readPage(props)} />
    </PageBody>
  )
}
