import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { organisationAt } from '../../../_server/organisation-at.ts'
import { readPage } from '../../../_server/read-page.ts'
import { PageBody } from '../../../_ui/page-body.tsx'
import { SciView } from '../../../_ui/sci/sci-view.tsx'
import { changedView, queryOf } from '../../../_view/view-href.ts'

type Props = PageProps<'/o/[organisation]/sci'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations()
  const { organisation } = await organisationAt(params)
  return { title: t('titleOf', { page: t('sci.title'), organisation: organisation.name }) }
}

/** Where no period is named, all of it: a rate is not lower because its month is not over, and its course is the question. */
export default async function SciPage(props: Props) {
  const page = await readPage(props)
  if (page.shown?.choice === 'month')
    redirect(
      `/o/${encodeURIComponent(page.organisation.slug)}/sci${changedView(queryOf(await props.searchParams), { period: 'all' })}`,
    )
  return (
    <PageBody>
      <SciView page={page} />
    </PageBody>
  )
}
