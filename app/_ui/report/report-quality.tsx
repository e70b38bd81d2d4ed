import { useTranslations } from 'next-intl'
import { formatCount } from '#lib/domain/format/count.ts'
import type { Report } from '#lib/domain/report/emissions.ts'
import type { Explanation } from '#lib/domain/report/explanation.ts'
import { formatShare } from '../../_format/share.ts'
import { ReportSection } from './report-section.tsx'

const SHOWN_REASONS = 6
const GRADES = ['A', 'B', 'C', 'D'] as const
const PARTS = ['measured', 'proxied', 'excluded'] as const

/** How far the figures may be trusted: what they cover, by what quality, and what they leave out and why. */
export function ReportQuality({ report, explanation }: { report: Report; explanation: Explanation }) {
  const t = useTranslations()
  const graded = GRADES.flatMap((grade) => {
    const share = explanation.grades[grade]
    return share === undefined ? [] : [[t(`report.grades.${grade}`), formatShare(share)] as const]
  })
  return (
    <ReportSection title={t('report.qualityTitle')}>
      <div className="grid gap-4 sm:grid-cols-2 print:grid-cols-2">
        {report.cost.flatMap(({ currency, coverage }) =>
          coverage
            ? [
                <Shares
                  key={currency}
                  title={t('report.qualityOf', { currency })}
                  shares={PARTS.map((part) => [t(`report.quality.${part}`), formatShare(coverage[part])])}
                />,
              ]
            : [],
        )}
        {graded.length > 0 && <Shares title={t('report.gradesTitle')} shares={graded} />}
      </div>
      {explanation.excluded.length > 0 && (
        <>
          <h3 className="mt-3 font-medium">{t('report.reasons')}</h3>
          <ul className="mt-1 list-disc space-y-0.5 ps-4">
            {explanation.excluded.slice(0, SHOWN_REASONS).map(({ reason, lines }) => (
              <li key={reason} className="break-words">
                {t('report.reason', { reason, lines: formatCount(lines) })}
              </li>
            ))}
          </ul>
        </>
      )}
      {report.rows.rejected > 0 && (
        <p className="mt-2">{t('report.rejected', { count: formatCount(report.rows.rejected) })}</p>
      )}
    </ReportSection>
  )
}

interface SharesProps {
  readonly title: string
  readonly shares: readonly (readonly [string, string])[]
}

const Shares = ({ title, shares }: SharesProps) => (
  <div>
    <h3 className="font-medium">{title}</h3>
    <dl className="figures mt-1 space-y-0.5">
      {shares.map(([name, share]) => (
        <div key={name} className="flex justify-between gap-3">
          <dt className="text-muted">{name}</dt>
          <dd className="whitespace-nowrap">{share}</dd>
        </div>
      ))}
    </dl>
  </div>
)
