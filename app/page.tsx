import { redirect } from 'next/navigation'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { Welcome } from './_ui/welcome.tsx'

/** The first organisation that has data, or where to start without any. */
export default async function StartPage() {
  const organisations = await listOrganisations()
  const first = organisations.find((organisation) => organisation.hasData)
  if (first) redirect(`/o/${first.slug}/overview`)
  const own = organisations.find((organisation) => !organisation.isDemo)
  return (
    <main id="content">
      <Welcome slug={own?.slug ?? null} />
    </main>
  )
}
