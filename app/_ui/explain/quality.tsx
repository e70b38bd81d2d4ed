import { useTranslations } from 'next-intl'
import type { Grade } from '#lib/domain/factors/machine.ts'
import type { Explanation } from '#lib/domain/report/explanation.ts'
import { formatShare } from '../../_format/share.ts'
import { CoverageBar, ExcludedReasons } from '../coverage-card.tsx'
import { QualityTable } from './quality-table.tsx'
import { Section } from './section.tsx'

const GRADES: readonly Grade[] = ['A', 'B', 'C', 'D']

/** How the figure was come by: shares of cost, shares of carbon by grade, and what is left out. */
export function Quality({
  explanation: { coverage, quality, grades, excluded },
}: {
  explanation: Explanation
}) {
  const t = useTranslations()
  const known = GRADES.flatMap((grade) => {
    const share = grades[grade]
    return share === undefined ? [] : [{ grade, share }]
  })
  return (
    <Section title={t('explain.quality')}>
      <div className="space-y-5 rounded-lg border border-line bg-surface p-4">
        {coverage ? (
          <div>
            <CoverageBar coverage={coverage} />
            <p className="figures mt-2 text-[0.8125rem] text-muted">
              {(['measured', 'proxied', 'excluded'] as const)
                .map((part) => `${t(`coverage.${part}`)} ${formatShare(coverage[part])}`)
                .join(' · ')}{' '}
              · {t('coverage.subtitle').toLowerCase()}
            </p>
          </div>
        ) : (
          <p className="text-[0.8125rem] text-muted">{t('coverage.notKnown')}</p>
        )}
        <QualityTable quality={quality} />
        {known.length > 0 && (
          <div>
            <h4 className="mb-1.5 text-xs font-medium text-muted">{t('explain.gradesTitle')}</h4>
            <ul className="space-y-1.5 text-[0.8125rem]">
              {known.map(({ grade, share }) => (
                <li key={grade} className="grid grid-cols-[1fr_5rem_3.5rem] items-center gap-3">
                  <span>{t(`explain.grades.${grade}`)}</span>
                  <span aria-hidden="true" className="h-1.5 rounded-full bg-sunken">
                    <span
                      className="block h-full rounded-full bg-accent"
                      style={{ width: `${Math.max(0, Math.min(100, share * 100))}%` }}
                    />
                  </span>
                  <span className="figures text-end">{formatShare(share)}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        <ExcludedReasons excluded={excluded} shown={12} />
      </div>
    </Section>
  )
}
