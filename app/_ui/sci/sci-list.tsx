import { useTranslations } from 'next-intl'
import { formatCount } from '#lib/domain/format/count.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { DataBand } from '#lib/queries/data-band.ts'
import type { SciRow } from '#lib/queries/sci/sci-overview.ts'
import { sciRangeText, sciText, sciUnit } from '../../_format/sci-text.ts'
import { formatShare } from '../../_format/share.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { namesOf } from '../../_server/shown-score.ts'
import { changedView } from '../../_view/view-href.ts'
import { Card } from '../card.tsx'
import { TableScroll } from '../table-scroll.tsx'
import { ViewLink } from '../view-link.client.tsx'
import { BoundaryDialog } from './boundary-dialog.client.tsx'
import { ownersOf } from './owners-of.ts'
import { SciTrend } from './sci-trend.tsx'

interface Props {
  readonly page: PageRequest
  readonly rows: readonly SciRow[]
  readonly chosen: SciRow | undefined
  readonly band: DataBand
}

const END = 'px-3 py-2 text-end whitespace-nowrap'

/** Every boundary with its operations, each with its score over the shown period. */
export function SciList({ page, rows, chosen, band }: Props) {
  const t = useTranslations()
  const heads = ['score', 'trend', 'units', 'share', 'gaps'] as const
  return (
    <Card
      title={t('sci.list.title')}
      detail={t('sci.list.detail')}
      action={
        <BoundaryDialog
          slug={page.organisation.slug}
          owners={page.shared === undefined ? ownersOf(t, band) : []}
          boundary={null}
        />
      }
    >
      <div className="px-5 pb-5">
        <TableScroll label={t('sci.list.title')}>
          <table className="figures w-full text-[0.8125rem]">
            <thead>
              <tr className="border-b border-line text-xs text-muted">
                <th scope="col" className="px-3 py-2.5 text-start font-medium">
                  {t('sci.list.operation')}
                </th>
                {heads.map((head) => (
                  <th key={head} scope="col" className={`${END} font-medium`}>
                    {t(`sci.list.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={JSON.stringify(namesOf(row))} row={row} page={page} isChosen={row === chosen} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      </div>
    </Card>
  )
}

function Row({ row, page, isChosen }: { row: SciRow; page: PageRequest; isChosen: boolean }) {
  const t = useTranslations()
  const { boundary, operation } = namesOf(row)
  const name = (
    <th scope="row" className="max-w-72 min-w-40 px-3 py-2 text-start font-normal break-words">
      <ViewLink
        href={changedView(page.search, { boundary, operation, version: null, explain: null })}
        aria-current={isChosen ? 'true' : undefined}
        className="inline-block min-h-6 leading-6 font-medium underline-offset-2 hover:underline aria-[current=true]:text-accent"
      >
        {visible(boundary)}
      </ViewLink>
      <span className="block text-xs text-muted">
        {operation === null ? t('sci.list.noOperation') : visible(operation)}
      </span>
    </th>
  )
  if (!row.ok)
    return (
      <tr className="border-b border-line last:border-0">
        {name}
        <td colSpan={5} className="px-3 py-2 text-muted">
          {row.happened}
        </td>
      </tr>
    )
  const { score, operation: unit, series, days, countedDays } = row.score
  const mass = sciUnit(score.ok ? [score.sciG.central] : [1], page.view.unit)
  return (
    <tr className="border-b border-line last:border-0">
      {name}
      <td className={`${END} whitespace-normal!`}>
        {score.ok ? (
          <>
            <span className="font-medium whitespace-nowrap">
              {sciText(score.sciG.central, mass)} {mass}
            </span>
            <span className="block text-xs whitespace-nowrap text-muted">
              {sciRangeText(score.sciG, mass)} {mass}
            </span>
          </>
        ) : (
          <span className="inline-block min-w-48 text-muted">{score.reason}</span>
        )}
      </td>
      <td className={END}>
        <SciTrend name={visible(boundary)} series={series} />
      </td>
      <td className={END}>
        {score.ok && unit
          ? t('sci.list.count', { count: formatCount(score.functionalUnits), unit: visible(unit.unit) })
          : '–'}
      </td>
      <td className={END}>{row.share === null ? '–' : formatShare(row.share)}</td>
      <td className={`${END} text-muted`}>
        {days === countedDays ? t('sci.list.noGaps') : t('sci.list.gapDays', { days: days - countedDays })}
      </td>
    </tr>
  )
}
