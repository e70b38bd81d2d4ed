import { useTranslations } from 'next-intl'
import type { Figure } from '#lib/domain/factors/figure.ts'
import { formatQuantity } from '#lib/domain/format/count.ts'
import type { Group, Report } from '#lib/domain/report/emissions.ts'
import { distanceKm } from '#lib/domain/what-if/distance.ts'
import { latencyClass, roundTripMs } from '#lib/domain/what-if/latency-class.ts'
import { type Place, placeKey } from '#lib/domain/what-if/place.ts'
import { nameOf } from '../../_format/names.ts'
import { readSorting } from '../../_view/sort-groups.ts'
import type { View } from '../../_view/view.ts'
import { changedView } from '../../_view/view-href.ts'
import { GroupsTable } from '../groups-table.tsx'
import { IntensityValue } from '../intensity.tsx'
import { ViewLink } from '../view-link.client.tsx'

/** A row of the report with what is known of its place. */
export interface PlacedGroup {
  readonly group: Group
  /** Null where the region is no single place. */
  readonly place: Place | null
  readonly grid: Figure | null
  readonly pue: Figure | null
}

interface Props {
  readonly report: Report
  readonly rows: readonly PlacedGroup[]
  /** Where round trips are counted from. */
  readonly here: Place | null
  readonly view: View
  readonly search: string
}

/** The regions with their carbon, grid, PUE and distance: the map in figures. */
export function RegionTable({ report, rows, here, view, search }: Props) {
  const t = useTranslations()
  const of = new Map(rows.map((row) => [row.group, row]))
  return (
    <GroupsTable
      label={t('regions.title')}
      heading={t('regions.region')}
      report={report}
      rows={rows.map(({ group }) => group)}
      sorting={readSorting(view.sort)}
      view={view}
      nameCell={(group) => <RegionName group={group} place={of.get(group)?.place ?? null} search={search} />}
      extra={[
        {
          key: 'grid',
          heading: `${t('regions.grid')}, g/kWh`,
          cell: (group) => <Grid figure={of.get(group)?.grid ?? null} />,
        },
        {
          key: 'pue',
          heading: t('regions.pue'),
          cell: (group) => {
            const pue = of.get(group)?.pue
            return pue ? <span title={pue.basis}>{formatQuantity(pue.central)}</span> : <NoFactor />
          },
        },
        {
          key: 'latency',
          heading: t('regions.latency'),
          cell: (group) => <RoundTrip here={here} there={of.get(group)?.place ?? null} />,
        },
      ]}
    />
  )
}

const NoFactor = () => {
  const t = useTranslations()
  return <span className="text-muted">{t('regions.noFactor')}</span>
}

/** Intensity with its range, year and source. */
function Grid({ figure }: { figure: Figure | null }) {
  const t = useTranslations()
  if (!figure) return <NoFactor />
  const { low, high, year, source } = figure
  return (
    <span title={`${figure.basis}. ${source.title}`}>
      <IntensityValue figure={figure} />
      <span className="block text-xs text-muted">
        {t('regions.card.range', { low: String(Math.round(low)), high: String(Math.round(high)) })}, {year}
      </span>
    </span>
  )
}

function RoundTrip({ here, there }: { here: Place | null; there: Place | null }) {
  const t = useTranslations()
  if (!here || !there) return <span className="text-muted">{t('regions.noPlace')}</span>
  if (placeKey(here) === placeKey(there))
    return <span className="text-muted">{t('regions.latencyHere')}</span>
  const km = distanceKm(here, there)
  return (
    <span title={t('regions.latencyHint')}>
      {t('regions.latencyShort', {
        near: t(`regions.latencyWords.${latencyClass(km)}`),
        milliseconds: String(Math.round(roundTripMs(km))),
      })}
    </span>
  )
}

function RegionName({ group, place, search }: { group: Group; place: Place | null; search: string }) {
  const t = useTranslations()
  const { provider = '', region = '' } = group.key
  const names = [nameOf(t, 'provider', provider), place?.city, place?.countryName].filter(Boolean).join(', ')
  if (!place)
    return (
      <span className="block leading-6">
        {nameOf(t, 'region', region)}
        <span className="block text-xs text-muted">{names}</span>
      </span>
    )
  return (
    <ViewLink
      href={changedView(search, { place: placeKey(place), explain: null })}
      className="block min-h-6 leading-6 underline-offset-2 hover:underline"
    >
      {nameOf(t, 'region', region)}
      <span className="block text-xs leading-4 text-muted sm:min-w-44">{names}</span>
    </ViewLink>
  )
}
