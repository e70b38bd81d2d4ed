import { getTranslations } from 'next-intl/server'
import { sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { Group } from '#lib/domain/report/emissions.ts'
import { distanceKm } from '#lib/domain/what-if/distance.ts'
import { type Place, placeKey } from '#lib/domain/what-if/place.ts'
import { gridPlaces, placeDetail, providerNameOf } from '#lib/queries/places.ts'
import { regionFactors } from '#lib/queries/regions.ts'
import { report } from '#lib/queries/report.ts'
import { nameOf } from '../../_format/names.ts'
import type { Translate } from '../../_i18n/translate.ts'
import { dataBandOf } from '../../_server/data-band-of.ts'
import { type PageRequest, questionOf } from '../../_server/read-page.ts'
import { readSorting, sortGroups } from '../../_view/sort-groups.ts'
import { changedView } from '../../_view/view-href.ts'
import { DataBand } from '../data-band.tsx'
import { ContentOrEmpty } from '../empty-state.tsx'
import { PageHead } from '../page-head.tsx'
import { TotalLine } from '../total-line.tsx'
import { EmptyRegions } from './empty-regions.tsx'
import { MoveCard } from './move-card.tsx'
import { PlaceCard } from './place-card.tsx'
import { type PlacedGroup, RegionTable } from './region-table.tsx'
import { workloadsOf } from './workloads-of.ts'
import { type MappedRegion, WorldMap } from './world-map.tsx'

const GROUP_BY = ['provider', 'region'] as const

/** What the Regions page shows: the regions with their grids, the map, one region, and what a move would change. */
export async function RegionsView({ page }: { page: PageRequest }) {
  const t = await getTranslations()
  const { organisation, scope, view, search } = page
  if (!organisation.hasData) return <EmptyRegions page={page} />
  const [band, answer, factors] = await Promise.all([
    dataBandOf(scope),
    report(scope, questionOf(view, GROUP_BY)),
    regionFactors(scope, view),
  ])
  const factorOf = new Map(factors.map((factor) => [`${factor.provider} ${factor.region}`, factor]))
  const placed: readonly PlacedGroup[] = answer.groups.map((group) => {
    const factor = factorOf.get(`${group.key.provider ?? ''} ${group.key.region ?? ''}`)
    return { group, place: factor?.place ?? null, grid: factor?.grid ?? null, pue: factor?.pue ?? null }
  })
  const workloads = workloadsOf(t, placed, view.filter)
  const chosen = workloads.find(({ key }) => key === view.place) ?? workloads[0]
  const here = placed.find(({ place }) => place && placeKey(place) === chosen?.key)?.place ?? null
  const detail = view.place ? placeDetail(view.place, view.factorSet) : undefined
  return (
    <>
      <PageHead title={t('regions.title')} view={view} search={search}>
        <DataBand slug={organisation.slug} search={search} view={view} band={band} cost={answer.cost} />
      </PageHead>
      <ContentOrEmpty page={page} answer={answer}>
        <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
          <TotalLine report={answer} view={view} />
        </div>
        <RegionTable
          report={answer}
          rows={sorted(t, placed, view.sort, answer.cost[0]?.currency, here)}
          here={here}
          view={view}
          search={search}
        />
        {here && (
          <p className="mt-2 text-xs text-muted">
            {t('regions.latencyFrom', { place: here.region })} {t('regions.latencyHint')}
          </p>
        )}
        <div className="mt-6">
          <WorldMap
            regions={mapped(placed, search)}
            unit={view.unit ?? sharedMassUnit(answer.groups.map(({ totalKgCo2e }) => totalKgCo2e.central))}
            selected={view.place}
            unplaced={placed.flatMap(({ group, place }) =>
              place ? [] : [nameOf(t, 'region', group.key.region ?? '')],
            )}
          />
        </div>
        {detail && (
          <div className="mt-6" id="place">
            <PlaceCard
              slug={organisation.slug}
              search={search}
              detail={detail}
              services={await servicesAt(page, detail.place, placed)}
            />
          </div>
        )}
        <MoveCard
          page={page}
          workloads={workloads}
          places={gridPlaces({ method: 'location', factorSet: view.factorSet }).map(({ place }) => place)}
        />
      </ContentOrEmpty>
    </>
  )
}

/** The rows in the order that the address asks for. */
function sorted(
  t: Translate,
  placed: readonly PlacedGroup[],
  sort: string | null,
  currency: string | undefined,
  here: Place | null,
): readonly PlacedGroup[] {
  const of = new Map(placed.map((each) => [each.group, each]))
  const sorting = readSorting(sort)
  const other = (group: Group): number => {
    const { grid, pue, place } = of.get(group) ?? {}
    if (sorting.key === 'latency') return here && place ? distanceKm(here, place) : -1
    return (sorting.key === 'pue' ? pue : grid)?.central ?? -1
  }
  return sortGroups(
    t,
    placed.map(({ group }) => group),
    { sorting, dimension: 'region', currency, other },
  ).flatMap((group) => of.get(group) ?? [])
}

/** One circle for each place: a bill may name one region in several ways. */
function mapped(placed: readonly PlacedGroup[], search: string): readonly MappedRegion[] {
  const byPlace = new Map<string, MappedRegion>()
  for (const { group, place, grid } of placed) {
    if (!place) continue
    const key = placeKey(place)
    byPlace.set(key, {
      place,
      kilograms: (byPlace.get(key)?.kilograms ?? 0) + group.totalKgCo2e.central,
      gramsPerKwh: grid?.central ?? null,
      href: changedView(search, { place: key, explain: null }),
    })
  }
  return [...byPlace.values()]
}

/** What of the selection runs at a place, by service. */
async function servicesAt(
  { scope, view }: PageRequest,
  place: Place,
  placed: readonly PlacedGroup[],
): Promise<readonly Group[]> {
  const names = placed.flatMap(({ group, place: own }) =>
    own && placeKey(own) === placeKey(place) ? [group.key.region ?? ''] : [],
  )
  if (names.length === 0) return []
  const filter = { ...view.filter, provider: [providerNameOf(place)], region: names }
  const answer = await report(scope, {
    ...questionOf(view, ['provider', 'region', 'service']),
    filter,
  })
  return answer.groups
}
