import { useTranslations } from 'next-intl'
import { formatCount } from '#lib/domain/format/count.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { Bounds, CounterEdge } from '#lib/domain/retries/counters/counter-edge.ts'
import type { RetryCounters } from '#lib/queries/retries/retry-counters.ts'
import { formatAmplification } from '../../../_format/retry-text.ts'
import { formatShare } from '../../../_format/share.ts'
import { TableScroll } from '../../table-scroll.tsx'
import { EdgeName } from '../edge-name.tsx'

const END = 'px-3 py-2 text-end whitespace-nowrap'
/** The command line has all of them. */
const MOST = 100
/** A longer table scrolls by itself. */
const MOST_OPEN = 30

const count = (value: number | null): string => (value === null ? '–' : formatCount(value))

function between(bounds: Bounds | null, format: (value: number) => string): string {
  if (bounds === null) return '–'
  const [low, high] = [format(bounds.low), format(bounds.high)]
  return low === high ? low : `${low} – ${high}`
}

const COLUMNS = [
  ['amplification', ({ amplification }: CounterEdge) => between(amplification, formatAmplification)],
  ['attempts', ({ attempts }: CounterEdge) => count(attempts)],
  ['calls', ({ logicalCalls }: CounterEdge) => count(logicalCalls)],
  ['retries', ({ retries }: CounterEdge) => between(retries, formatCount)],
  ['rescued', ({ rescued }: CounterEdge) => count(rescued)],
  ['wasted', ({ wasted }: CounterEdge) => between(wasted, formatCount)],
] as const

/** What the counters of a Prometheus server tell, edge by edge, and how far that reaches. */
export function CountersAnswer({ found }: { found: RetryCounters }) {
  const t = useTranslations()
  const { edges, windows, step, unusable, warnings, from, to } = found
  const missing = windows.asked - windows.known
  return (
    <>
      <TableScroll label={t('retries.counters.title')} isTall={edges.length > MOST_OPEN}>
        <table className="figures w-full">
          <thead>
            <tr className="border-b border-line text-xs text-muted">
              <th scope="col" className="px-3 py-2.5 text-start font-medium">
                {t('retries.columns.edge')}
              </th>
              {COLUMNS.map(([name]) => (
                <th key={name} scope="col" className={`${END} font-medium`}>
                  {t(`retries.columns.${name}`)}
                </th>
              ))}
              <th scope="col" className={`${END} font-medium`}>
                {t('retries.counters.timeouts')}
              </th>
              <th scope="col" className={`${END} font-medium`}>
                {t('retries.counters.ratio')}
              </th>
              <th scope="col" className="px-3 py-2.5 text-start font-medium">
                {t('retries.counters.source')}
              </th>
            </tr>
          </thead>
          <tbody>
            {edges.slice(0, MOST).map((edge) => (
              <tr
                key={JSON.stringify([edge.source, edge.caller, edge.callee, edge.operation])}
                className="border-b border-line last:border-0"
              >
                <th scope="row" className="max-w-80 min-w-40 px-3 py-2 text-start font-normal">
                  <EdgeName
                    edge={{
                      ...edge,
                      caller: edge.caller === 'unknown' ? t('retries.counters.unknownCaller') : edge.caller,
                    }}
                  />
                </th>
                {COLUMNS.map(([name, text]) => (
                  <td key={name} className={END}>
                    {text(edge)}
                  </td>
                ))}
                <td className={END}>{count(edge.timeouts)}</td>
                <td className={END}>
                  {edge.retrySuccessRatio === null ? '–' : formatShare(edge.retrySuccessRatio)}
                </td>
                <td className="px-3 py-2 text-muted">{t(`retries.counters.sources.${edge.source}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <div className="max-w-3xl space-y-1 text-muted">
        {edges.length > MOST && <p>{t('retries.counters.more', { count: edges.length - MOST })}</p>}
        <p>
          {t('retries.counters.period', {
            from: `${from.slice(0, 16)}Z`,
            to: `${to.slice(0, 16)}Z`,
            count: windows.asked,
            step,
          })}
        </p>
        <p>{t('retries.counters.meaning')}</p>
        {missing > 0 && (
          <p className="text-warn">
            {t('retries.counters.missing', { missing, count: windows.asked, step })}
          </p>
        )}
        {unusable > 0 && <p className="text-warn">{t('retries.counters.unusable', { count: unusable })}</p>}
        {warnings.map((warning) => (
          <p key={warning} className="break-words text-warn">
            {t('retries.counters.warning', { warning: visible(warning) })}
          </p>
        ))}
      </div>
    </>
  )
}
