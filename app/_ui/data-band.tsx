import { useTranslations } from 'next-intl'
import type { CurrencyCost } from '#lib/domain/report/emissions.ts'
import { addDays, formatDay, formatPeriod } from '../_format/dates.ts'
import { methodName } from '../_format/method-name.ts'
import type { Translate } from '../_i18n/translate.ts'
import { covered } from '../_view/covered.ts'
import { EXPLAIN_TOTAL } from '../_view/explained.ts'
import { type DataPeriod, isPartial } from '../_view/shown-period.ts'
import type { View } from '../_view/view.ts'
import { changedView, otherPage } from '../_view/view-href.ts'
import { ViewLink } from './view-link.client.tsx'

interface Props {
  readonly slug: string
  readonly search: string
  readonly view: View
  readonly band: { readonly period: DataPeriod | null; readonly imports: number; readonly failed: number }
  readonly cost: readonly CurrencyCost[]
}

interface Part {
  readonly text: string
  readonly href?: string
}

/** In one line, which days these are, how fresh and how complete the data is, and how it was counted. Each part leads to more. */
export function DataBand({ slug, search, view, band, cost }: Props) {
  const t = useTranslations()
  const explain = changedView(search, { explain: EXPLAIN_TOTAL })
  const imports = otherPage(`/o/${slug}/imports`, search)
  const parts: readonly Part[] = [
    ...(band.period ? [{ text: periodText(t, view, band.period) }] : []),
    ...(band.period
      ? [{ text: t('band.billsTo', { day: formatDay(addDays(band.period.end, -1)) }), href: imports }]
      : []),
    { text: covered(t, cost).text, href: otherPage(`/o/${slug}/services`, search, notCovered(cost)) },
    {
      text: t('factors.inText', { id: view.factorSet }),
      href: `${otherPage(`/o/${slug}/settings`, search)}#factors`,
    },
    { text: methodName(t, view.method), href: explain },
    ...(slug === '' ? [] : [{ text: t('band.imports', { count: band.imports }), href: imports }]),
    ...(slug !== '' && band.failed > 0
      ? [{ text: t('band.attention', { count: band.failed }), href: imports }]
      : []),
  ]
  return (
    <ul aria-label={t('band.label')} className="text-[0.8125rem] leading-6 text-muted">
      {parts.map(({ text, href }, index) => (
        <li key={text} className="inline">
          {href === undefined ? (
            <span className="text-ink">{text}</span>
          ) : (
            <ViewLink href={href} className="underline-offset-2 hover:text-ink hover:underline">
              {text}
            </ViewLink>
          )}
          {index < parts.length - 1 && <span aria-hidden="true"> · </span>}
        </li>
      ))}
    </ul>
  )
}

/** Narrows Services to what is left out, where something is. */
const notCovered = (cost: readonly CurrencyCost[]) =>
  cost.some(({ coverage }) => coverage && coverage.excluded > 0) ? { status: ['excluded'] } : {}

/** The days that are shown, and whether the bills leave out some of them. */
function periodText(t: Translate, { filter, asked }: View, data: DataPeriod): string {
  const from = filter.from ?? data.start
  const to = filter.to ?? addDays(data.end, -1)
  const days = formatPeriod(from, to)
  const isAll = filter.from === undefined && filter.to === undefined
  if (isAll) return asked.period === 'all' ? t('band.allData', { days }) : days
  return isPartial(data, from, to) ? t('band.partial', { days }) : days
}
