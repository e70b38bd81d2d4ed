import { useTranslations } from 'next-intl'
import { sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { MoveAnswer } from '#lib/domain/what-if/move-answer.ts'
import { placeKey } from '#lib/domain/what-if/place.ts'
import { changedView } from '../../_view/view-href.ts'
import { TableScroll } from '../table-scroll.tsx'
import { ViewLink } from '../view-link.client.tsx'
import { Direction } from './direction.tsx'
import { Scenarios } from './move-result.tsx'

const SHOWN = 6

interface Props {
  readonly answer: MoveAnswer
  readonly from: string
  readonly search: string
}

/** Regions of the same provider by what a move there would change, cleanest first, all by one grid source. */
export function TargetList({ answer, from, search }: Props) {
  const t = useTranslations()
  const { targets, notRanked, sources, source } = answer
  const title = sources.find((each) => each.source.id === source)?.source.title
  if (targets.length === 0 || title === undefined || source === null)
    return <p className="text-[0.8125rem] text-muted">{t('regions.move.unavailable')}</p>
  const unit = sharedMassUnit(targets.map(({ differenceKg }) => differenceKg.central))
  const rows = (list: typeof targets) => (
    <TableScroll label={t('regions.move.ranking')}>
      <table className="figures w-full text-[0.8125rem]">
        <thead className="border-b border-line text-xs text-muted">
          <tr>
            <th scope="col" className="px-3 py-1.5 text-start font-medium">
              {t('regions.region')}
            </th>
            <th scope="col" className="px-3 py-1.5 text-end font-medium whitespace-nowrap">
              {t('regions.move.difference')}, {unit}
            </th>
            <th scope="col" className="px-3 py-1.5 text-start font-medium">
              {t('regions.latency')}
            </th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ place, differenceKg, direction, latency, leavesCountry, years }) => (
            <tr key={placeKey(place)} className="border-b border-line align-top last:border-0">
              <th scope="row" className="px-3 py-2 text-start font-normal">
                <ViewLink
                  href={changedView(search, { place: from, move: placeKey(place), grid: source })}
                  className="inline-block min-h-6 underline-offset-2 hover:underline"
                >
                  {place.region}
                </ViewLink>
                <span className="block text-xs text-muted">
                  {place.city}, {leavesCountry ? place.countryName : t('regions.move.sameCountry')} ·{' '}
                  {t('regions.move.ofYear', { years: years.join(', ') })}
                </span>
              </th>
              <td className="px-3 py-2 text-end">
                <Direction direction={direction}>{''}</Direction>
                <span className="block">
                  <Scenarios kilograms={differenceKg} unit={unit} />
                </span>
              </td>
              <td className="px-3 py-2">{t(`regions.latencyWords.${latency}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
  return (
    <div>
      <h3 className="text-[0.8125rem] font-medium">{t('regions.move.ranking')}</h3>
      <p className="mb-2 text-xs text-muted">{t('regions.move.rankingDetail', { source: title })}</p>
      {rows(targets.slice(0, SHOWN))}
      {targets.length > SHOWN && (
        <details className="mt-2 text-[0.8125rem]">
          <summary className="min-h-6 text-muted">
            {t('regions.move.showAll', { count: targets.length })}
          </summary>
          <div className="mt-2">{rows(targets.slice(SHOWN))}</div>
        </details>
      )}
      {notRanked.length > 0 && (
        <p className="mt-2 text-xs text-muted">
          {t('regions.move.notRanked', { names: notRanked.map(({ region }) => region).join(', ') })}
        </p>
      )}
    </div>
  )
}
