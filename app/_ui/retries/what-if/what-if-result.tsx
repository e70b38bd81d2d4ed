import { useTranslations } from 'next-intl'
import { formatCount } from '#lib/domain/format/count.ts'
import { shortName } from '#lib/domain/format/short-name.ts'
import type { RetryWhatIf } from '#lib/queries/retries/retry-what-if.ts'
import { formatAmplification } from '../../../_format/retry-text.ts'
import { formatShare } from '../../../_format/share.ts'
import { CostText } from '../../cost-text.tsx'
import { namesText } from '../names-text.ts'
import { BeforeAfterTable } from './before-after-table.tsx'
import { Less } from './less.tsx'

/** Before and after, and what of the waste goes. */
export function WhatIfResult({ found }: { found: RetryWhatIf }) {
  const t = useTranslations()
  const { before, after, change } = found
  const isChanged = Object.values(change).some((setting) => setting !== null)
  const rows = [
    ['amplification', formatAmplification(before.amplification), formatAmplification(after.amplification)],
    ['attempts', formatCount(before.attempts), formatCount(Math.round(after.attempts))],
    ['lost', formatShare(before.lostShare), formatShare(after.lostShare)],
    ['wasted', formatShare(before.wastedShare), formatShare(after.wastedShare)],
    [
      'answered',
      answered(found.answeredBefore, found.requests),
      answered(found.answeredAfter, found.requests),
    ],
  ] as const
  const isUnknown = found.services.length === 0 && found.unknownServices.length > 0
  const onlyWaits = change.backoffMs !== null && before.attempts === after.attempts
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <BeforeAfterTable
        label={t('retries.whatIf.result')}
        before={t('retries.whatIf.before')}
        rows={rows.map(([name, was, is]) => ({ measure: t(`retries.whatIf.measures.${name}`), was, is }))}
      />
      <div className="space-y-3 text-[0.8125rem]">
        <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2" data-retries="saving">
          <dt className="text-muted">{t('retries.head.attributed')}</dt>
          <dd>{isUnknown ? t('retries.unknown') : <Less grams={found.saving.attributedG} />}</dd>
          <dt className="text-muted">{t('retries.head.avoidable')}</dt>
          <dd>{isUnknown ? t('retries.unknown') : <Less grams={found.saving.avoidableG} />}</dd>
          <dt className="text-muted">{t('retries.whatIf.cost')}</dt>
          <dd>{found.saving.cost.length > 0 ? <CostText cost={found.saving.cost} /> : '–'}</dd>
        </dl>
        <p className="text-muted">{t(isChanged ? 'retries.whatIf.meaning' : 'retries.whatIf.unchanged')}</p>
        {onlyWaits && <p className="text-muted">{t('retries.whatIf.onlyWaits')}</p>}
        {found.unknownServices.length > 0 && (
          <p className="text-warn">
            {t('retries.moreUnknown', { services: namesText(t, found.unknownServices, shortName) })}
          </p>
        )}
      </div>
    </div>
  )
}

const answered = (count: number, requests: number): string =>
  requests > 0 ? formatShare(count / requests) : '–'
