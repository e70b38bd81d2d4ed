import { getTranslations } from 'next-intl/server'
import { listImports } from '#lib/queries/imports.ts'
import { findOrganisation } from '#lib/queries/organisations.ts'
import { unfinishedImports } from '../_view/unfinished-imports.ts'
import { DemoCard } from './demo-card.client.tsx'
import { ExportSources } from './export-sources.tsx'
import { ImportDesk } from './imports/import-desk.client.tsx'

/** Where to start without any data: the demo or a file, of equal weight. */
export async function Welcome({ slug }: { slug: string | null }) {
  const t = await getTranslations()
  const own = slug === null ? null : await findOrganisation(slug)
  const imports = own ? await listImports({ organisationId: own.id, teams: 'all' }) : []
  return (
    <div className="mx-auto w-full max-w-5xl px-4 py-12 lg:px-8 lg:py-20">
      <p className="text-sm font-semibold text-accent">{t('product')}</p>
      <h1 className="mt-2 text-3xl font-semibold tracking-tight">{t('welcome.title')}</h1>
      <p className="mt-3 max-w-2xl text-base text-muted">{t('welcome.lead')}</p>
      <div className="mt-10 grid gap-4 md:grid-cols-2">
        <DemoCard />
        {own && <ImportDesk slug={own.slug} unfinished={unfinishedImports(imports)} />}
      </div>
      <h2 className="mt-12 mb-3 text-sm font-semibold">{t('welcome.where')}</h2>
      <ExportSources />
    </div>
  )
}
