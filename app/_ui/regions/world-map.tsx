import { useTranslations } from 'next-intl'
import type { MassUnit } from '#lib/domain/format/mass.ts'
import type { Place } from '#lib/domain/what-if/place.ts'
import { placeKey } from '#lib/domain/what-if/place.ts'
import { onMap, WORLD_MAP } from '../../_server/world-map.ts'
import { PATH_STEPS } from '../../_view/map/short-path.ts'
import { Card } from '../card.tsx'
import { MapLegend } from './map-legend.tsx'
import { RegionMap } from './region-map.client.tsx'

export interface MappedRegion {
  readonly place: Place
  /** kg CO2e; null where there is no data. */
  readonly kilograms: number | null
  readonly gramsPerKwh: number | null
  readonly href: string
}

interface Props {
  readonly regions: readonly MappedRegion[]
  readonly unit: MassUnit
  readonly selected: string | null
  /** Regions of the table that lie on no map: no region, multi-regions. */
  readonly unplaced: readonly string[]
}

/** The world with a circle for each region. Its outlines come with the page; nothing is fetched. */
export function WorldMap({ regions, unit, selected, unplaced }: Props) {
  const t = useTranslations()
  const hasCarbon = regions.some(({ kilograms }) => kilograms !== null)
  return (
    <Card
      title={t('regions.map.title')}
      detail={hasCarbon ? t('regions.map.detail') : t('regions.map.emptyDetail')}
    >
      <div className="px-5 pb-5">
        <RegionMap
          label={t('regions.map.label')}
          frame={WORLD_MAP.frame}
          unit={unit}
          selected={selected}
          points={regions.map(({ place, kilograms, gramsPerKwh, href }) => ({
            key: placeKey(place),
            name: `${place.region}, ${place.city}`,
            href,
            kilograms,
            gramsPerKwh,
            latitude: place.latitude,
            longitude: place.longitude,
            ...onMap(place),
          }))}
        >
          <g transform={`scale(${1 / PATH_STEPS})`}>
            <path d={WORLD_MAP.land} fill="var(--surface)" stroke="var(--strong-line)" strokeWidth="4" />
            <path d={WORLD_MAP.borders} fill="none" stroke="var(--line)" strokeWidth="4" />
          </g>
        </RegionMap>
        <MapLegend />
        {unplaced.length > 0 && (
          <p className="mt-2 text-[0.8125rem] text-muted">
            {t('regions.map.unplaced', { names: unplaced.join(', ') })}
          </p>
        )}
        <p className="mt-2 text-xs text-muted">{t('regions.map.attribution')}</p>
      </div>
    </Card>
  )
}
