import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { isOfWholeOrganisation } from '#lib/domain/share/shared-page.ts'
import { snapshot } from '#lib/queries/snapshot.ts'
import { openShared } from '../../_server/open-shared.ts'
import { ExplainSlot } from '../../_ui/explain/explain-slot.tsx'
import { PageBody } from '../../_ui/page-body.tsx'
import { PendingMain, PendingProvider } from '../../_ui/pending.client.tsx'
import { PrintNotes } from '../../_ui/print-notes.client.tsx'
import { SharedProvider } from '../../_ui/share/shared.client.tsx'
import { SharedFrame } from '../../_ui/share/shared-frame.tsx'
import { SharedView } from '../../_ui/share/shared-view.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return {
    title: `${t('share.page.label')} · ${t('product')}`,
    robots: { index: false, follow: false, nocache: true },
    referrer: 'no-referrer',
  }
}

/** The view of a share link, without any way out of it. */
export default async function SharedViewPage({ params, searchParams }: PageProps<'/s/[secret]'>) {
  const [{ secret }, asked] = await Promise.all([params, searchParams])
  const shared = await openShared(secret, asked)
  if (!shared) notFound()
  const { link, page } = shared
  return (
    <PendingProvider>
      <SharedProvider path={page.shared ?? ''}>
        <SharedFrame shared={shared} now={await snapshot(page.scope, page.view)}>
          <PendingMain>
            <PageBody>
              <SharedView name={link.page} page={page} />
              {!isOfWholeOrganisation(link.page) && <ExplainSlot page={page} />}
            </PageBody>
          </PendingMain>
          <PrintNotes />
        </SharedFrame>
      </SharedProvider>
    </PendingProvider>
  )
}
