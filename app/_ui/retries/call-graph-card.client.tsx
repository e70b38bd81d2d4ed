'use client'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import type { DrawnGraph } from '../../_view/call-graph/drawn-graph.ts'
import { WASTE_BINS } from '../../_view/waste-bins.ts'
import { Card } from '../card.tsx'

const CallGraph = dynamic(() => import('./call-graph.client.tsx').then((module) => module.CallGraph), {
  ssr: false,
})

interface Props {
  readonly graph: DrawnGraph
  readonly services: readonly { readonly service: string; readonly wastedShare: number | null }[]
}

/** The calls as a graph, after their table; what it cannot show, it says. */
export function CallGraphCard({ graph, services }: Props) {
  const t = useTranslations()
  return (
    <Card title={t('retries.graph.title')} detail={t('retries.graph.detail')}>
      <figure className="px-5 pb-5" data-retries="graph">
        <a
          href="#after-graph"
          className="sr-only rounded-md bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:mb-2 focus:inline-block"
        >
          {t('retries.graph.skip')}
        </a>
        <div
          dir="ltr"
          className="h-[20rem] sm:h-[26rem] max-w-full overflow-hidden rounded-lg border border-line bg-page print:h-[18rem]"
        >
          <CallGraph graph={graph} services={services} />
        </div>
        <figcaption id="after-graph" className="mt-3 space-y-2 text-[0.8125rem] text-muted">
          {graph.left > 0 && <p className="text-ink">{t('retries.graph.left', { count: graph.left })}</p>}
          <p>{t('retries.graph.legend')}</p>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span>{t('retries.graph.share')}</span>
            <ul className="figures flex flex-wrap gap-x-3 gap-y-1">
              {WASTE_BINS.map((label, bin) => (
                <li key={label} className="inline-flex items-center gap-1.5">
                  <span
                    aria-hidden="true"
                    className="inline-block size-3 shrink-0 rounded-[3px] border border-strong-line"
                    style={{ background: `var(--intensity-${bin})` }}
                  />
                  {label}
                </li>
              ))}
            </ul>
          </div>
        </figcaption>
      </figure>
    </Card>
  )
}
