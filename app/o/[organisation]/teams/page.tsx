import type { Metadata } from 'next'
import { type Group, type Report, UNALLOCATED } from '#lib/domain/report/emissions.ts'
import { ZERO } from '#lib/domain/units/range.ts'
import { report } from '#lib/queries/report.ts'
import { teamRules } from '#lib/queries/team-rules.ts'
import { nameOf } from '../../../_format/names.ts'
import { en } from '../../../_messages/en.ts'
import { dataBandOf } from '../../../_server/data-band-of.ts'
import { organisationAt } from '../../../_server/organisation-at.ts'
import { type PageRequest, questionOf, readPage } from '../../../_server/read-page.ts'
import { DataBand } from '../../../_ui/data-band.tsx'
import { DownloadLink } from '../../../_ui/download-link.tsx'
import { ContentOrEmpty } from '../../../_ui/empty-state.tsx'
import { ExplainSlot } from '../../../_ui/explain/explain-slot.tsx'
import { GroupsTable } from '../../../_ui/groups-table.tsx'
import { PageBody } from '../../../_ui/page-body.tsx'
import { PageHead } from '../../../_ui/page-head.tsx'
import { NoTeams } from '../../../_ui/teams/no-teams.tsx'
import { TeamRulesForm } from '../../../_ui/teams/team-rules-form.client.tsx'
import { TotalLine } from '../../../_ui/total-line.tsx'
import { ViewLink } from '../../../_ui/view-link.client.tsx'
import { Welcome } from '../../../_ui/welcome.tsx'
import { readSorting, sortGroups } from '../../../_view/sort-groups.ts'
import { otherPage } from '../../../_view/view-href.ts'

type Props = PageProps<'/o/[organisation]/teams'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await organisationAt(params)
  return { title: en.titleOf(en.teams.title, organisation.name) }
}

export default async function TeamsPage(props: Props) {
  const page = await readPage(props)
  if (!page.organisation.hasData) return <Welcome slug={page.organisation.slug} />
  return (
    <PageBody>
      <Teams page={page} />
      <ExplainSlot page={page} />
    </PageBody>
  )
}

async function Teams({ page }: { page: PageRequest }) {
  const { organisation, scope, view, search } = page
  const [band, found, rules] = await Promise.all([
    dataBandOf(scope),
    report(scope, questionOf(view, ['team'])),
    teamRules(scope),
  ])
  const answer = view.filter.team ? found : withUnallocated(found)
  const sorting = readSorting(view.sort)
  const rows = sortGroups(answer.groups, { sorting, dimension: 'team', currency: answer.cost[0]?.currency })
  const nobody = found.groups.every((group) => group.key.team === UNALLOCATED)
  return (
    <>
      <PageHead title={en.teams.title} view={view} search={search}>
        <DataBand slug={organisation.slug} search={search} view={view} band={band} cost={answer.cost} />
      </PageHead>
      <ContentOrEmpty page={page} answer={found}>
        <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
          <TotalLine report={answer} view={view} />
          <DownloadLink slug={organisation.slug} search={search} groupBy={['team']} />
        </div>
        {nobody && <NoTeams found={band.tagKeys} />}
        <GroupsTable
          label={en.teams.table}
          heading={en.dimensions.team}
          report={answer}
          rows={rows}
          sorting={sorting}
          view={view}
          search={search}
          nameCell={(group) => <TeamName slug={organisation.slug} group={group} search={search} />}
        />
        <p className="mt-3 text-[0.8125rem] text-muted">{en.teams.intro}</p>
      </ContentOrEmpty>
      <TeamRulesForm
        slug={organisation.slug}
        tagKeys={rules.tagKeys}
        accountRules={rules.accounts}
        found={band.tagKeys}
        accounts={band.accounts}
      />
    </>
  )
}

/** What belongs to nobody is a row even where it is nothing. */
function withUnallocated(answer: Report): Report {
  if (answer.groups.some((group) => group.key.team === UNALLOCATED)) return answer
  const none: Group = {
    key: { team: UNALLOCATED },
    rows: 0,
    cost: [],
    energyKwh: ZERO,
    operationalKgCo2e: ZERO,
    embodiedKgCo2e: ZERO,
    totalKgCo2e: ZERO,
  }
  return { ...answer, groups: [...answer.groups, none] }
}

function TeamName({ slug, group, search }: { slug: string; group: Group; search: string }) {
  const team = group.key.team ?? ''
  return (
    <ViewLink
      href={otherPage(`/o/${slug}/services`, search, { team: [team] })}
      className={`block min-h-6 leading-6 break-words underline-offset-2 hover:underline ${team === UNALLOCATED ? 'text-muted italic' : ''}`}
    >
      {nameOf('team', team)}
    </ViewLink>
  )
}
