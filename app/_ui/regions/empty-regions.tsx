import { useTranslations } from 'next-intl'
import { formatQuantity } from '#lib/domain/format/count.ts'
import { placeKey } from '#lib/domain/what-if/place.ts'
import { type GridPlace, gridPlaces, placeDetail, providerNameOf } from '#lib/queries/places.ts'
import { nameOf } from '../../_format/names.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { changedView } from '../../_view/view-href.ts'
import { IntensityValue } from '../intensity.tsx'
import { PageHead } from '../page-head.tsx'
import { PRIMARY_BUTTON } from '../popup-classes.ts'
import { TableScroll } from '../table-scroll.tsx'
import { ViewLink } from '../view-link.client.tsx'
import { PlaceCard } from './place-card.tsx'
import { WorldMap } from './world-map.tsx'

/** The page before any bill: every cloud region with its grid, as a table and on the map. */
export function EmptyRegions({ page }: { page: PageRequest }) {
  const t = useTranslations()
  const { organisation, view, search } = page
  const all = [...gridPlaces(view)].sort(
    (a, b) =>
      (a.grid?.central ?? Number.POSITIVE_INFINITY) - (b.grid?.central ?? Number.POSITIVE_INFINITY) ||
      (placeKey(a.place) < placeKey(b.place) ? -1 : 1),
  )
  const hrefOf = ({ place }: GridPlace) => changedView(search, { place: placeKey(place) })
  const detail = view.place ? placeDetail(view.place, view.factorSet) : undefined
  return (
    <>
      <PageHead title={t('regions.title')} view={view} search={search}>
        <p className="text-[0.8125rem] text-muted">{t('regions.intro')}</p>
      </PageHead>
      <section className="mb-6 flex flex-wrap items-center justify-between gap-4 rounded-xl border border-line bg-surface px-5 py-4">
        <div>
          <h2 className="text-base font-semibold">{t('regions.empty.title')}</h2>
          <p className="text-muted">{t('regions.empty.text')}</p>
        </div>
        <a href={`/o/${organisation.slug}/imports`} className={PRIMARY_BUTTON}>
          {t('regions.empty.upload')}
        </a>
      </section>
      <TableScroll label={t('regions.empty.table')} isTall>
        <table className="figures w-full text-[0.8125rem]">
          <thead className="text-xs text-muted">
            <tr>
              <Heading isText>{t('regions.region')}</Heading>
              <Heading isText>{t('regions.place')}</Heading>
              <Heading>
                {t('regions.grid')}, {t('regions.gridUnit')}
              </Heading>
              <Heading>{t('regions.gridRange')}</Heading>
              <Heading>{t('regions.pue')}</Heading>
              <Heading isText>{t('regions.source')}</Heading>
            </tr>
          </thead>
          <tbody>
            {all.map((row) => (
              <GridRow key={placeKey(row.place)} row={row} href={hrefOf(row)} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="mt-2 text-[0.8125rem] text-muted">{t('regions.empty.sources')}</p>
      <div className="mt-6">
        <WorldMap
          unit="kg"
          selected={view.place}
          unplaced={[]}
          regions={all.map((row) => ({
            place: row.place,
            kilograms: null,
            gramsPerKwh: row.grid?.central ?? null,
            href: hrefOf(row),
          }))}
        />
      </div>
      {detail && (
        <div className="mt-6" id="place">
          <PlaceCard slug={organisation.slug} search={search} detail={detail} services={[]} />
        </div>
      )}
    </>
  )
}

function Heading({ isText = false, children }: { isText?: boolean; children: React.ReactNode }) {
  return (
    <th
      scope="col"
      className={`sticky top-0 z-10 bg-surface px-3 py-2 font-medium shadow-[inset_0_-1px_0_var(--line)] ${isText ? 'text-start' : 'text-end'}`}
    >
      {children}
    </th>
  )
}

function GridRow({ row: { place, grid, pue }, href }: { row: GridPlace; href: string }) {
  const t = useTranslations()
  return (
    <tr className="border-b border-line last:border-0 hover:bg-sunken">
      <th scope="row" className="px-3 py-1.5 text-start font-normal">
        <ViewLink href={href} className="inline-block min-h-6 leading-6 underline-offset-2 hover:underline">
          {place.region}
        </ViewLink>
        <span className="block text-xs text-muted sm:ms-2 sm:inline">
          {nameOf(t, 'provider', providerNameOf(place))}
        </span>
      </th>
      <td className="px-3 py-1.5">
        {place.city}, {place.countryName}
      </td>
      <td className="px-3 py-1.5 text-end">
        <IntensityValue figure={grid} />
      </td>
      <td className="px-3 py-1.5 text-end whitespace-nowrap text-muted">
        {grid &&
          t('regions.card.range', { low: String(Math.round(grid.low)), high: String(Math.round(grid.high)) })}
      </td>
      <td className="px-3 py-1.5 text-end">{formatQuantity(pue.central)}</td>
      <td className="min-w-56 px-3 py-1.5 text-xs text-muted">
        {grid && `${grid.source.title}, ${grid.year}`}
      </td>
    </tr>
  )
}
