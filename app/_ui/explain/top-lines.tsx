import { getTranslations } from 'next-intl/server'
import { formatCount, formatQuantity } from '#lib/domain/format/count.ts'
import { formatMass, sharedMassUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type LinesQuestion, usageLines } from '#lib/queries/lines.ts'
import { formatShortDay } from '../../_format/dates.ts'
import { nameOf } from '../../_format/names.ts'
import { TableScroll } from '../table-scroll.tsx'
import { ViewLink } from '../view-link.client.tsx'
import { Section } from './section.tsx'

const SHOWN = 10

interface Props {
  readonly scope: Scope
  readonly question: LinesQuestion
  /** How many lines there are. */
  readonly lines: number
  /** Services with the same filter. */
  readonly servicesHref: string
}

/** The lines with the most carbon, and the way to all of them. */
export async function TopLines({ scope, question, lines, servicesHref }: Props) {
  const t = await getTranslations()
  const page = await usageLines(scope, question, { by: 'co2e', descending: true, limit: SHOWN })
  const shown = page.rows.filter(({ totalKgCo2e }) => totalKgCo2e.central !== 0)
  const unit = sharedMassUnit(shown.map(({ totalKgCo2e }) => totalKgCo2e.central))
  if (shown.length === 0) return null
  return (
    <Section
      title={t('explain.topLines.title')}
      detail={t('explain.topLines.detail', { shown: shown.length, all: formatCount(lines) })}
    >
      <TableScroll label={t('explain.topLines.title')}>
        <table className="w-full text-[0.8125rem]">
          <thead>
            <tr className="border-b border-line text-xs text-muted">
              <th scope="col" className="px-3 py-2 text-start font-medium">
                {t('explain.topLines.line')}
              </th>
              <th scope="col" className="px-3 py-2 text-end font-medium">
                {t('explain.kindColumns.quantity')}
              </th>
              <th scope="col" className="px-3 py-2 text-end font-medium">
                {t('explain.kindColumns.result')}, {unit}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <tr
                key={`${line.start} ${line.kind} ${line.owner} ${line.resource} ${line.currency}`}
                className="border-b border-line align-top last:border-0"
              >
                <td className="min-w-48 px-3 py-2">
                  <span className="break-all">
                    {visible(line.resource) || visible(line.usageType) || visible(line.service)}
                  </span>
                  <span className="block text-xs break-words text-muted">
                    {[
                      formatShortDay(line.start.slice(0, 10)),
                      visible(line.service),
                      nameOf(t, 'region', line.region),
                      nameOf(t, 'team', line.team),
                    ].join(' · ')}
                  </span>
                </td>
                <td className="figures px-3 py-2 text-end whitespace-nowrap">
                  {formatQuantity(line.quantity)}
                  <span className="block text-xs text-muted">{visible(line.unit)}</span>
                </td>
                <td className="figures px-3 py-2 text-end font-medium whitespace-nowrap">
                  {formatMass(line.totalKgCo2e.central, unit)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="mt-2 text-[0.8125rem]">
        <ViewLink
          href={servicesHref}
          className="text-accent underline decoration-line underline-offset-2 hover:decoration-accent"
        >
          {t('explain.topLines.all')}
        </ViewLink>
      </p>
    </Section>
  )
}
