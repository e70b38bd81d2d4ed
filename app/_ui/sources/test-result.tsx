import { useTranslations } from 'next-intl'

/** What came of asking a source. */
export interface TestedSource {
  readonly canList: boolean
  readonly canRead: boolean
  readonly lastPeriod: string | null
  readonly findings: readonly string[]
  readonly plan: { readonly requests: number; readonly usd: number | null; readonly why: string } | null
}

/** Whether a source can be listed and read, its newest month, and what the next run costs. */
export function TestResult({ tested }: { tested: TestedSource }) {
  const t = useTranslations()
  const { canList, canRead, lastPeriod, findings, plan } = tested
  return (
    <div
      role="status"
      className="space-y-1 rounded-md border border-line bg-sunken px-3 py-2 text-[0.8125rem]"
    >
      <p className="font-medium">
        {[
          t(canList ? 'sources.test.canList' : 'sources.test.cannotList'),
          t(canRead ? 'sources.test.canRead' : 'sources.test.cannotRead'),
          lastPeriod === null
            ? t('sources.test.noPeriod')
            : t('sources.test.lastPeriod', { month: lastPeriod }),
        ].join(' · ')}
      </p>
      {plan && (
        <p className="font-medium">
          {plan.usd === null
            ? t('sources.test.plan', { requests: plan.requests })
            : t('sources.test.planUsd', { requests: plan.requests, usd: plan.usd.toFixed(2) })}{' '}
          <span className="font-normal text-muted">{plan.why}</span>
        </p>
      )}
      {findings.map((finding) => (
        <p key={finding} className="break-words text-muted">
          {finding}
        </p>
      ))}
    </div>
  )
}
