import type { CurrencyCost } from '#lib/domain/report/emissions.ts'
import { addDays, formatDay } from '../_format/dates.ts'
import { methodName } from '../_format/method-name.ts'
import { en } from '../_messages/en.ts'
import { covered } from '../_view/covered.ts'
import { EXPLAIN_TOTAL } from '../_view/explained.ts'
import type { DataPeriod } from '../_view/period-presets.ts'
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

/** In one line, how fresh and how complete the data is and how it was counted. Each part leads to more. */
export function DataBand({ slug, search, view, band, cost }: Props) {
  const explain = changedView(search, { explain: EXPLAIN_TOTAL })
  const imports = otherPage(`/o/${slug}/imports`, search)
  const parts = [
    ...(band.period
      ? [{ text: en.band.billsTo(formatDay(addDays(band.period.end, -1))), href: imports }]
      : []),
    { text: covered(cost).text, href: explain },
    { text: en.factors.inText(view.factorSet), href: explain },
    { text: methodName(view.method), href: explain },
    { text: en.band.imports(band.imports), href: imports },
    ...(band.failed > 0 ? [{ text: en.band.failed(band.failed), href: imports }] : []),
  ]
  return (
    <ul aria-label={en.band.label} className="text-[0.8125rem] leading-6 text-muted">
      {parts.map(({ text, href }, index) => (
        <li key={text} className="inline">
          <ViewLink href={href} className="underline-offset-2 hover:text-ink hover:underline">
            {text}
          </ViewLink>
          {index < parts.length - 1 && <span aria-hidden="true"> · </span>}
        </li>
      ))}
    </ul>
  )
}
