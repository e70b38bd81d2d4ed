import type { Metadata } from 'next'
import { footprints } from '#lib/queries/footprints.ts'
import { monthOf } from '../../../_format/dates.ts'
import { methodName } from '../../../_format/method-name.ts'
import { en } from '../../../_messages/en.ts'
import { organisationAt } from '../../../_server/organisation-at.ts'
import { readPage } from '../../../_server/read-page.ts'
import { ComparedMonth } from '../../../_ui/footprints/compared-month.tsx'
import { PageBody } from '../../../_ui/page-body.tsx'
import { PageHead } from '../../../_ui/page-head.tsx'
import { WaysToData } from '../../../_ui/ways-to-data.tsx'

type Props = PageProps<'/o/[organisation]/footprints'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await organisationAt(params)
  return { title: en.titleOf(en.footprints.title, organisation.name) }
}

export default async function FootprintsPage(props: Props) {
  const { organisation, scope, view, search } = await readPage(props)
  const { from, to, provider } = view.filter
  const filter = {
    ...(from ? { from: monthOf(from) } : {}),
    ...(to ? { to: monthOf(to) } : {}),
    ...(provider ? { provider } : {}),
  }
  const { months } = await footprints(scope, { filter, factorSet: view.factorSet })
  return (
    <PageBody>
      <PageHead title={en.footprints.title} view={view} search={search}>
        <p className="text-[0.8125rem] text-muted">
          {[en.footprints.intro, methodName(view.method), en.factors.inText(view.factorSet)].join(' · ')}
        </p>
      </PageHead>
      {months.length === 0 ? (
        <WaysToData
          slug={organisation.slug}
          words={en.footprints}
          isFiltered={Object.keys(filter).length > 0}
        />
      ) : (
        <div className="space-y-4">
          {months.map((month) => (
            <ComparedMonth
              key={`${month.month} ${month.provider} ${month.modelVersion}`}
              month={month}
              method={view.method}
              unit={view.unit}
            />
          ))}
        </div>
      )}
    </PageBody>
  )
}
