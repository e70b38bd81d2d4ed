import { useTranslations } from 'next-intl'
import { formatCount } from '#lib/domain/format/count.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { RetryView } from '#lib/queries/retries/retries.ts'
import { formatSeconds } from '../../_format/retry-text.ts'
import { Card } from '../card.tsx'
import { TraceDesk } from './trace-desk.client.tsx'

/** What was found in the traces, and what was seen that is no retry; `desk` names the organisation that more can be brought to. */
export function FoundCard({ answer: { found }, desk }: { answer: RetryView; desk: string | null }) {
  const t = useTranslations()
  const counts = [
    ['spans', found.spans],
    ['traces', found.traces],
    ['explicit', found.explicitRetries],
    ['hidden', found.hiddenRetries],
    ['sibling', found.siblingRetries],
    ['crossTrace', found.crossTraceRetries],
    ['hedges', found.hedges],
    ['loops', found.loops.repeats],
    ['suspected', found.suspectedRetries],
    ['redirects', found.redirects + found.authChallenges],
    ['incomplete', found.incompleteTraces],
    ['cycles', found.cycles],
    ['tooLarge', found.tooLarge.traces],
  ] as const
  return (
    <Card title={t('retries.found.title')} detail={t('retries.found.detail')}>
      <dl
        className="figures grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5 px-5 pb-5 text-[0.8125rem]"
        data-retries="found"
      >
        {counts
          .filter(([name, count]) => count > 0 || name === 'spans' || name === 'traces')
          .map(([name, count]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{t(`retries.found.${name}`)}</dt>
              <dd className="text-end">{formatCount(count)}</dd>
            </div>
          ))}
        <div className="contents">
          <dt className="text-muted">{t('retries.found.orphans')}</dt>
          <dd className="text-end">
            {formatCount(found.orphans.count)} · {formatSeconds(found.orphans.seconds)}
          </dd>
        </div>
      </dl>
      <FoldedOperations folded={found.foldedOperations} />
      {desk !== null && (
        <div className="px-5 pb-5 text-[0.8125rem]">
          <TraceDesk slug={desk} />
        </div>
      )}
    </Card>
  )
}

/** Which services have so many operations that they are not all told apart. */
function FoldedOperations({ folded }: { folded: RetryView['found']['foldedOperations'] }) {
  const t = useTranslations()
  const others = folded.filter(({ hasOthers }) => hasOthers)
  const named = (some: typeof folded) => ({
    count: some.length,
    example: 'GET /users/{id}',
    services: some.map(({ service }) => visible(service)).join(', '),
  })
  if (folded.length === 0) return null
  return (
    <div className="space-y-2 px-5 pb-5 text-[0.8125rem] text-muted" data-retries="folded">
      <p className="break-words">{t('retries.found.folded', named(folded))}</p>
      {others.length > 0 && <p className="break-words">{t('retries.found.foldedOthers', named(others))}</p>}
    </div>
  )
}
