import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { listBackups } from '#lib/pipeline/backup/list-backups.ts'
import { columnMappings } from '#lib/queries/column-mappings.ts'
import { outgoingHosts } from '#lib/queries/outgoing-hosts.ts'
import { settings } from '#lib/queries/settings.ts'
import { shareLinks } from '#lib/queries/share-links.ts'
import { storage } from '#lib/queries/storage.ts'
import { listTokens } from '#lib/queries/tokens.ts'
import { organisationAt } from '../../../_server/organisation-at.ts'
import { readPage } from '../../../_server/read-page.ts'
import { listedShareLink } from '../../../_share/listed-share-link.ts'
import { PageBody } from '../../../_ui/page-body.tsx'
import { PageHead } from '../../../_ui/page-head.tsx'
import { BackupsCard } from '../../../_ui/settings/backups-card.client.tsx'
import { FactorsLink } from '../../../_ui/settings/factors/factors-link.tsx'
import { ImportSettings } from '../../../_ui/settings/import-settings.client.tsx'
import { OutgoingHostsCard } from '../../../_ui/settings/outgoing-hosts-card.client.tsx'
import { RememberedMappings } from '../../../_ui/settings/remembered-mappings.client.tsx'
import { ShareLinks } from '../../../_ui/settings/share-links.client.tsx'
import { StorageCard } from '../../../_ui/settings/storage-card.tsx'
import { TokenList } from '../../../_ui/settings/token-list.client.tsx'

type Props = PageProps<'/o/[organisation]/settings'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations()
  const { organisation } = await organisationAt(params)
  return { title: t('titleOf', { page: t('settings.title'), organisation: organisation.name }) }
}

export default async function SettingsPage(props: Props) {
  const t = await getTranslations()
  const { organisation, scope, view, search } = await readPage(props)
  const { slug, name } = organisation
  const [chosen, tokens, links, mappings, disk, backups, hosts] = await Promise.all([
    settings(),
    listTokens(scope),
    shareLinks(scope),
    columnMappings(scope),
    storage(),
    listBackups(),
    outgoingHosts(),
  ])
  return (
    <PageBody>
      <PageHead title={t('settings.title')} view={view} search={search}>
        <p className="text-[0.8125rem] text-muted">{t('settings.intro')}</p>
      </PageHead>
      <div className="space-y-4">
        <FactorsLink slug={slug} search={search} factorSet={organisation.factorSetId} />
        <TokenList slug={slug} organisation={name} now={new Date().toISOString()} tokens={tokens} />
        <ShareLinks
          slug={slug}
          organisation={name}
          links={links.map((item) => listedShareLink(t, item))}
          now={new Date().toISOString()}
        />
        <RememberedMappings slug={slug} organisation={name} mappings={mappings} />
        <OutgoingHostsCard hosts={hosts} />
        <ImportSettings settings={chosen} />
        <div className="grid gap-4 lg:grid-cols-2">
          <StorageCard storage={disk} />
          <BackupsCard backups={backups} />
        </div>
      </div>
    </PageBody>
  )
}
