import type { Metadata } from 'next'
import { formatQuantity } from '#lib/domain/format/count.ts'
import { sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { Group } from '#lib/domain/report/emissions.ts'
import { regionFactors } from '#lib/queries/regions.ts'
import { report } from '#lib/queries/report.ts'
import { intensityBin } from '../../../_format/intensity-bins.ts'
import { nameOf } from '../../../_format/names.ts'
import { en } from '../../../_messages/en.ts'
import { dataBandOf } from '../../../_server/data-band-of.ts'
import { organisationAt } from '../../../_server/organisation-at.ts'
import { type PageRequest, questionOf, readPage } from '../../../_server/read-page.ts'
import { Card } from '../../../_ui/card.tsx'
import { DataBand } from '../../../_ui/data-band.tsx'
import { DownloadLink } from '../../../_ui/download-link.tsx'
import { ContentOrEmpty } from '../../../_ui/empty-state.tsx'
import { ExplainSlot } from '../../../_ui/explain/explain-slot.tsx'
import { GroupsTable } from '../../../_ui/groups-table.tsx'
import { IntensityScale, IntensityValue } from '../../../_ui/intensity.tsx'
import { PageBody } from '../../../_ui/page-body.tsx'
import { PageHead } from '../../../_ui/page-head.tsx'
import { RegionChart } from '../../../_ui/region-chart.client.tsx'
import { TotalLine } from '../../../_ui/total-line.tsx'
import { ViewLink } from '../../../_ui/view-link.client.tsx'
import { Welcome } from '../../../_ui/welcome.tsx'
import { readSorting, sortGroups } from '../../../_view/sort-groups.ts'
import { otherPage } from '../../../_view/view-href.ts'

type Props = PageProps<'/o/[organisation]/regions'>

const GROUP_BY = ['provider', 'region'] as const
const CHARTED = 20

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organisation } = await organisationAt(params)
  return { title: en.titleOf(en.regions.title, organisation.name) }
}

export default async function RegionsPage(props: Props) {
  const page = await readPage(props)
  if (!page.organisation.hasData) return <Welcome slug={page.organisation.slug} />
  return (
    <PageBody>
      <Regions page={page} />
      <ExplainSlot page={page} />
    </PageBody>
  )
}

async function Regions({ page }: { page: PageRequest }) {
  const { organisation, scope, view, search } = page
  const [band, answer, factors] = await Promise.all([
    dataBandOf(scope),
    report(scope, questionOf(view, GROUP_BY)),
    regionFactors(scope, view),
  ])
  const placed = new Map(factors.map((factor) => [`${factor.provider} ${factor.region}`, factor]))
  const factorOf = (group: Group) => placed.get(`${group.key.provider ?? ''} ${group.key.region ?? ''}`)
  const sorting = readSorting(view.sort)
  const rows = sortGroups(answer.groups, {
    sorting,
    dimension: 'region',
    currency: answer.cost[0]?.currency,
    other: (group) => factorOf(group)?.[sorting.key === 'pue' ? 'pue' : 'grid']?.central ?? -1,
  })
  const charted = sortGroups(answer.groups, {
    sorting: { key: 'co2e', descending: true },
    dimension: 'region',
    currency: undefined,
  }).slice(0, CHARTED)
  const unit = view.unit ?? sharedMassUnit(charted.map((group) => group.totalKgCo2e.central))
  return (
    <>
      <PageHead title={en.regions.title} view={view} search={search}>
        <DataBand slug={organisation.slug} search={search} view={view} band={band} cost={answer.cost} />
      </PageHead>
      <ContentOrEmpty page={page} answer={answer}>
        <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
          <TotalLine report={answer} view={view} />
          <DownloadLink slug={organisation.slug} search={search} groupBy={GROUP_BY} />
        </div>
        <GroupsTable
          label={en.regions.title}
          heading={en.regions.region}
          report={answer}
          rows={rows}
          sorting={sorting}
          view={view}
          search={search}
          nameCell={(group) => <RegionName slug={organisation.slug} group={group} search={search} />}
          extra={[
            {
              key: 'grid',
              heading: `${en.regions.grid}, g/kWh`,
              cell: (group) => <IntensityValue figure={factorOf(group)?.grid ?? null} />,
            },
            {
              key: 'pue',
              heading: en.regions.pue,
              cell: (group) => {
                const pue = factorOf(group)?.pue
                return pue ? <span title={pue.basis}>{formatQuantity(pue.central)}</span> : <NoFactor />
              },
            },
          ]}
        />
        <Card
          className="mt-6"
          title={en.regions.chart}
          detail={`${unit} ${en.co2e.symbol}. ${en.regions.whiskers}`}
        >
          <div className="px-5 pb-5">
            <RegionChart
              label={en.regions.chartLabel(unit)}
              unit={unit}
              bars={charted.map((group) => {
                const grid = factorOf(group)?.grid
                return {
                  label: nameOf('region', group.key.region ?? ''),
                  kilograms: group.totalKgCo2e,
                  intensity: grid?.central ?? null,
                  bin: grid ? intensityBin(grid.central) : null,
                }
              })}
            />
            <IntensityScale />
          </div>
        </Card>
      </ContentOrEmpty>
    </>
  )
}

const NoFactor = () => <span className="text-muted">{en.regions.noFactor}</span>

function RegionName({ slug, group, search }: { slug: string; group: Group; search: string }) {
  const { provider = '', region = '' } = group.key
  return (
    <ViewLink
      href={otherPage(`/o/${slug}/services`, search, { provider: [provider], region: [region] })}
      className="block min-h-6 leading-6 underline-offset-2 hover:underline"
    >
      {nameOf('region', region)}
      <span className="block text-xs text-muted sm:ms-2 sm:inline">{nameOf('provider', provider)}</span>
    </ViewLink>
  )
}
