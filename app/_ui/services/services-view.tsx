import type { Dimension } from '#lib/domain/report/emissions.ts'
import { report } from '#lib/queries/report.ts'
import { nameOf } from '../../_format/names.ts'
import { en } from '../../_messages/en.ts'
import { dataBandOf } from '../../_server/data-band-of.ts'
import { type PageRequest, questionOf } from '../../_server/read-page.ts'
import { readSorting, sortGroups } from '../../_view/sort-groups.ts'
import { changedView } from '../../_view/view-href.ts'
import { DRILL_LEVELS, type DrillLevel } from '../../_view/view-params.ts'
import { DataBand } from '../data-band.tsx'
import { DownloadLink } from '../download-link.tsx'
import { DrillName, DrillPath } from '../drill.tsx'
import { ContentOrEmpty } from '../empty-state.tsx'
import { GroupsTable } from '../groups-table.tsx'
import { PageHead } from '../page-head.tsx'
import { SearchField } from '../search-field.client.tsx'
import { Segments } from '../segments.client.tsx'
import { TotalLine } from '../total-line.tsx'
import { ViewLink } from '../view-link.client.tsx'

/** A service belongs to a provider: the same name may be sold by two. */
const GROUPING: Readonly<Record<DrillLevel, readonly Dimension[]>> = {
  provider: ['provider'],
  service: ['provider', 'service'],
  category: ['category'],
}

/** What the Services page shows: the total, and a table that opens row by row. */
export async function ServicesView({ page }: { page: PageRequest }) {
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
            nameCell={(group) => <DrillName group={group} level={view.group} search={search} />}
          />
        )}
        <p className="mt-3 text-[0.8125rem] text-muted">{en.services.intro}</p>
      </ContentOrEmpty>
    </>
  )
}
