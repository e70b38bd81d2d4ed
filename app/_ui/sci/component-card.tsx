import { useTranslations } from 'next-intl'
import { visible } from '#lib/domain/format/visible.ts'
import type { BoundaryScore, ComponentPart } from '#lib/domain/sci/boundary-score.ts'
import { sciRangeText, sciText, sciUnit } from '../../_format/sci-text.ts'
import { formatShare } from '../../_format/share.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { otherPage } from '../../_view/view-href.ts'
import { Card } from '../card.tsx'
import { TableScroll } from '../table-scroll.tsx'
import { ViewLink } from '../view-link.client.tsx'

const END = 'px-3 py-2 text-end whitespace-nowrap'

/** What each component adds to the score; the sum is the score. */
export function ComponentCard({ page, shown }: { page: PageRequest; shown: BoundaryScore }) {
  const t = useTranslations()
  const { score, operation, period } = shown
  if (!score.ok || !operation) return null
  const unit = sciUnit([score.sciG.central], page.view.unit)
  const parts = shown.components
    .map((part, index) => ({ part, index }))
    .filter(({ part }) => part.leftOutBecause === null)
    .sort((a, b) => b.part.emissions.totalKgCo2e.central - a.part.emissions.totalKgCo2e.central)
  const hrefOf = (index: number) => {
    const selection = shown.boundary.components[index]?.selection
    return (
      selection &&
      otherPage(`/o/${page.organisation.slug}/services`, '', { ...mutable(selection), ...period })
    )
  }
  return (
    <Card
      title={t('sci.parts.title')}
      detail={`${unit} ${t('co2e.symbol')} ${t('sci.per', { unit: visible(operation.unit) })}`}
    >
      <div className="px-5 pb-5">
        <TableScroll label={t('sci.parts.title')}>
          <table className="figures w-full text-[0.8125rem]" data-sci="parts">
            <thead>
              <tr className="border-b border-line text-xs text-muted">
                <th scope="col" className="px-3 py-2.5 text-start font-medium">
                  {t('sci.parts.component')}
                </th>
                {(['score', 'share', 'operational', 'embodied'] as const).map((head) => (
                  <th key={head} scope="col" className={`${END} font-medium`}>
                    {t(`sci.parts.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {parts.map(({ part, index }) => (
                <PartRow key={part.name} part={part} unit={unit} href={hrefOf(index)} />
              ))}
            </tbody>
            <tfoot>
              <tr className="border-t border-line font-medium">
                <th scope="row" className="px-3 py-2 text-start font-medium">
                  {t('sci.parts.total')}
                </th>
                <td className={END}>{sciText(score.sciG.central, unit)}</td>
                <td className={END}>{formatShare(1)}</td>
                <td className={END}>{sciText(score.operationalG.central, unit)}</td>
                <td className={END}>{sciText(score.embodiedG.central, unit)}</td>
              </tr>
            </tfoot>
          </table>
        </TableScroll>
        <p className="mt-2 text-xs text-muted">{t('sci.parts.note')}</p>
      </div>
    </Card>
  )
}

const mutable = (selection: object) =>
  Object.fromEntries(Object.entries(selection).map(([name, values]) => [name, [...(values as string[])]]))

interface RowProps {
  readonly part: ComponentPart
  readonly unit: ReturnType<typeof sciUnit>
  readonly href: string | undefined
}

function PartRow({ part: { name, score, share }, unit, href }: RowProps) {
  if (!score.ok) return null
  return (
    <tr className="border-b border-line last:border-0">
      <th scope="row" className="max-w-64 min-w-32 px-3 py-2 text-start font-normal break-words">
        {href === undefined ? (
          visible(name)
        ) : (
          <ViewLink href={href} className="inline-block min-h-6 leading-6 underline-offset-2 hover:underline">
            {visible(name)}
          </ViewLink>
        )}
        <span
          aria-hidden="true"
          className="mt-1 block h-1 rounded-[2px] bg-measured"
          style={{ width: `${Math.max(0, share ?? 0) * 100}%` }}
        />
      </th>
      <td className={END}>
        <span className="font-medium">{sciText(score.sciG.central, unit)}</span>
        <span className="block text-xs text-muted">{sciRangeText(score.sciG, unit)}</span>
      </td>
      <td className={END}>{share === null ? '–' : formatShare(share)}</td>
      <td className={END}>{sciText(score.operationalG.central, unit)}</td>
      <td className={END}>{sciText(score.embodiedG.central, unit)}</td>
    </tr>
  )
}
