import type { Metadata } from 'next'
import type { Dimension } from '#lib/domain/report/emissions.ts'
import { report } from '#lib/queries/report.ts'
import { nameOf } from '../../../_format/names.ts'
import { en } from '../../../_messages/en.ts'
import { dataBandOf } from '../../../_server/data-band-of.ts'
import { organisationAt } from '../../../_server/organisation-at.ts'
import { type PageRequest, questionOf, readPage } from '../../../_server/read-page.ts'
import { DataBand } from '../../../_ui/data-band.tsx'
import { DownloadLink } from '../../../_ui/download-link.tsx'
import { DrillName, DrillPath } from '../../../_ui/drill.tsx'
import { ContentOrEmpty } from '../../../_ui/empty-state.tsx'
import { ExplainSlot } from '../../../_ui/explain/explain-slot.tsx'
import { GroupsTable } from '../../../_ui/groups-table.tsx'
import { PageBody } from '../../../_ui/page-body.tsx'
import { PageHead } from '../../../_ui/page-head.tsx'
import { SearchField } from '../../../_ui/search-field.client.tsx'
import { Segments } from '../../../_ui/segments.client.tsx'
import { TotalLine } from '../../../_ui/total-line.tsx'
import { ViewLink } from '../../../_ui/view-link.client.tsx'
import { Welcome } from '../../../_ui/welcome.tsx'
import { readSorting, sortGroups } from '../../../_view/sort-groups.ts'
import { changedView } from '../../../_view/view-href.ts'
import { DRILL_LEVELS, type DrillLevel } from '../../../_view/view-params.ts'

type Props = PageProps<'/o/[organisation]/services'>

/** A service belongs to a provider: the same name may be sold by two. */
const GROUPING: Readonly<Record<DrillLevel, readonly Dimension[]>> = {
  provider: ['provider'],
  service: ['provider', 'service'],
  category: ['category'],
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await organisationAt(params)
  return { title: en.titleOf(en.services.title, organisation.name) }
}

export default async function ServicesPage(props: Props) {
  const page = await readPage(props)
  if (!page.organisation.hasData) return <Welcome slug={page.organisation.slug} />
  return (
    <PageBody>
      <Services page={page} />
      <ExplainSlot page={page} />
    </PageBody>
  )
}

async function Services({ page }: { page: PageRequest }) {
  const { organisation, scope, view, search } = page
  const groupBy = GROUPING[view.group]
  const [band, answer] = await Promise.all([dataBandOf(scope), report(scope, questionOf(view, groupBy))])
  const sorting = readSorting(view.sort)
  const wanted = view.search.toLowerCase()
  const found = answer.groups.filter((group) =>
    groupBy.some((dimension) =>
      nameOf(dimension, group.key[dimension] ?? '')
        .toLowerCase()
        .includes(wanted),
    ),
  )
  const rows = sortGroups(found, { sorting, dimension: view.group, currency: answer.cost[0]?.currency })
  return (
    <>
      <PageHead title={en.services.title} view={view} search={search}>
        <DataBand slug={organisation.slug} search={search} view={view} band={band} cost={answer.cost} />
      </PageHead>
      <ContentOrEmpty page={page} answer={answer}>
        <TotalLine report={answer} view={view} />
        <div className="mt-5 mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Segments
            label={en.services.groupBy}
            segments={DRILL_LEVELS.map((level) => ({
              label: en.dimensions[level],
              href: changedView(search, {
                group: level === 'service' ? null : level,
                explain: null,
                q: null,
              }),
              current: level === view.group,
            }))}
          />
          <DrillPath view={view} search={search} />
          <div className="ms-auto flex items-center gap-2">
            <SearchField label={en.services.search} />
            <DownloadLink slug={organisation.slug} search={search} groupBy={groupBy} />
          </div>
        </div>
        {rows.length === 0 ? (
          <p className="rounded-lg border border-line bg-surface px-5 py-8 text-muted">
            {en.services.noMatch(view.search)}{' '}
            <ViewLink
              href={changedView(search, { q: null })}
              className="text-accent underline underline-offset-2"
            >
              {en.services.clearSearch}
            </ViewLink>
          </p>
        ) : (
          <GroupsTable
            label={en.services.title}
            heading={en.dimensions[view.group]}
            report={answer}
            rows={rows}
            sorting={sorting}
            view={view}
            search={search}
            nameCell={(group) => <DrillName group={group} level={view.group} search={search} />}
          />
        )}
        <p className="mt-3 text-[0.8125rem] text-muted">{en.services.intro}</p>
      </ContentOrEmpty>
    </>
  )
}
