import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { CATEGORIES } from '#lib/domain/usage/category.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { LINE_STATUSES } from '../../_format/names.ts'
import { dataBandOf } from '../../_server/data-band-of.ts'
import { organisationAt } from '../../_server/organisation-at.ts'
import { DemoBand } from '../../_ui/demo-band.client.tsx'
import { KeyboardProvider } from '../../_ui/keyboard/keyboard-provider.client.tsx'
import { Navigation } from '../../_ui/navigation.client.tsx'
import { PageBoundary } from '../../_ui/page-boundary.client.tsx'
import { PendingMain, PendingProvider } from '../../_ui/pending.client.tsx'
import { PrintNotes } from '../../_ui/print-notes.client.tsx'
import { TopBar } from '../../_ui/top-bar.tsx'
import { SINGLE_KEYS_COOKIE, singleKeysFrom } from '../../_view/single-keys.ts'

export default async function OrganisationLayout({ params, children }: LayoutProps<'/o/[organisation]'>) {
  const t = await getTranslations()
  const { organisation, scope } = await organisationAt(params)
  const [organisations, band, jar] = await Promise.all([listOrganisations(), dataBandOf(scope), cookies()])
  const options = {
    provider: band.providers,
    service: band.services,
    region: band.regions,
    account: band.accounts,
    team: band.teams,
    category: CATEGORIES,
    usageType: band.usageTypes,
    status: LINE_STATUSES,
    tag: band.tags,
  }
  const frame = { data: band.period, options, standard: organisation.factorSetId }
  return (
    <PendingProvider>
      <KeyboardProvider
        {...frame}
        slug={organisation.slug}
        singleKeys={singleKeysFrom(jar.get(SINGLE_KEYS_COOKIE)?.value)}
      >
        <a
          href="#content"
          className="absolute start-2 -top-12 z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:top-2"
        >
          {t('skipToContent')}
        </a>
        <div className="min-h-dvh lg:flex">
          <aside
            aria-label={t('product')}
            className="lg:sticky lg:top-0 lg:h-dvh lg:w-52 lg:shrink-0 lg:px-3 lg:py-4"
          >
            <Navigation slug={organisation.slug} />
          </aside>
          <div className="flex min-w-0 flex-1 flex-col pb-20 lg:min-h-dvh lg:border-s lg:border-line lg:pb-0">
            {organisation.isDemo && <DemoBand />}
            <TopBar {...frame} current={organisation.slug} organisations={organisations} />
            <PendingMain>
              <PageBoundary>{children}</PageBoundary>
            </PendingMain>
            <PrintNotes />
          </div>
        </div>
      </KeyboardProvider>
    </PendingProvider>
  )
}
