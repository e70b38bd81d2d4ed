import type { Coverage } from '#lib/domain/report/emissions.ts'
import { addDays, formatDay } from '../_format/dates.ts'
import { formatShare } from '../_format/share.ts'
import { en } from '../_messages/en.ts'
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
  readonly coverage: Coverage | null
}

/** In one line, how fresh and how complete the data is and how it was counted. Each part leads to more. */
export function DataBand({ slug, search, view, band, coverage }: Props) {
  const explain = changedView(search, { explain: EXPLAIN_TOTAL })
  const imports = otherPage(`/o/${slug}/imports`, search)
  const parts = [
    ...(band.period
      ? [{ text: en.band.billsTo(formatDay(addDays(band.period.end, -1))), href: imports }]
      : []),
    coverage
      ? { text: en.band.covered(formatShare(coverage.measured + coverage.proxied)), href: explain }
      : { text: en.band.coverageUnknown, href: explain },
    { text: en.factors.inText(view.factorSet), href: explain },
    { text: view.method === 'location' ? en.method.locationBased : en.method.marketBased, href: explain },
    { text: en.band.imports(band.imports), href: imports },
    ...(band.failed > 0 ? [{ text: en.band.failed(band.failed), href: imports }] : []),
  ]
  return (
    <ul aria-label={en.band.label} className="flex flex-wrap gap-x-1.5 text-[0.8125rem] text-muted">
      {parts.map(({ text, href }, index) => (
        <li key={text} className="flex gap-x-1.5">
          {index > 0 && (
            <span aria-hidden="true" className="leading-6">
              ·
            </span>
          )}
          <ViewLink
            href={href}
            className="inline-block min-h-6 leading-6 underline-offset-2 hover:text-ink hover:underline"
          >
            {text}
          </ViewLink>
        </li>
      ))}
    </ul>
  )
}
