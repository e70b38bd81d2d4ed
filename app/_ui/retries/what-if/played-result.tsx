import { useTranslations } from 'next-intl'
import { shortName } from '#lib/domain/format/short-name.ts'
import type { Range } from '#lib/domain/units/range.ts'
import type { RetrySimulation } from '#lib/queries/retries/retry-simulation.ts'
import { lessOrMore } from '../../../_format/less-or-more.ts'
import { formatAmplification, formatSeconds } from '../../../_format/retry-text.ts'
import { formatShare } from '../../../_format/share.ts'
import { namesText } from '../names-text.ts'
import { BeforeAfterTable } from './before-after-table.tsx'
import { Less } from './less.tsx'

const seconds = (ms: number): string => formatSeconds(ms / 1000)
const perSecond = (value: number): string => value.toFixed(1)

const ROWS = [
  ['amplification', formatAmplification],
  ['wastedShare', formatShare],
  ['answeredShare', formatShare],
  ['goodputPerSecond', perSecond],
  ['p50Ms', seconds],
  ['p95Ms', seconds],
  ['p99Ms', seconds],
] as const

/** What the runs came to, before and after, each mean with the least and the most of any run. */
export function PlayedResult({ found }: { found: RetrySimulation }) {
  const t = useTranslations()
  const { before, after, carbon, seeds, requests, perSecond: rate, slow, loops } = found
  return (
    <div className="grid gap-5 lg:grid-cols-2" data-retries="played">
      <BeforeAfterTable
        label={t('retries.play.result')}
        before={t('retries.play.before')}
        rows={ROWS.map(([name, format]) => ({
          measure: t(`retries.play.measures.${name}`),
          was: <Sampled range={before[name]} format={format} />,
          is: <Sampled range={after[name]} format={format} />,
        }))}
      />
      <div className="space-y-3 text-[0.8125rem] text-muted">
        {carbon && (
          <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
            <dt>{t('retries.head.attributed')}</dt>
            <dd>
              <Less grams={carbon.savingG} />
            </dd>
            <dt>{t('retries.play.sampled')}</dt>
            <dd className="figures">
              {lessOrMore(t, { low: carbon.sampledG.low / 1000, high: carbon.sampledG.high / 1000 })}
            </dd>
          </dl>
        )}
        <p>
          {t('retries.play.runs', {
            runs: seeds.length,
            first: String(seeds[0] ?? ''),
            last: String(seeds.at(-1) ?? ''),
            requests,
            rate: String(rate),
          })}
        </p>
        {slow && (
          <p>
            {t('retries.play.slowRun', {
              service: shortName(slow.service),
              factor: String(slow.factor),
              seconds: String(slow.seconds),
              places: String(slow.places),
            })}
          </p>
        )}
        <p>{t('retries.play.meaning')}</p>
        {loops.length > 0 && (
          <p className="text-warn">{t('retries.play.loops', { calls: namesText(t, loops, shortName) })}</p>
        )}
      </div>
    </div>
  )
}

/** A mean, and below it the least and the most where they differ. */
function Sampled({ range, format }: { range: Range | null; format: (value: number) => string }) {
  if (range === null) return '–'
  const [low, central, high] = [format(range.low), format(range.central), format(range.high)]
  return (
    <>
      {central}
      {low !== high && (
        <span className="block text-xs font-normal text-muted">
          {low} – {high}
        </span>
      )}
    </>
  )
}
