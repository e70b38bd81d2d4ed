import { useTranslations } from 'next-intl'
import { figureKey } from '#lib/domain/explain/factors-used.ts'
import type { Figure } from '#lib/domain/factors/figure.ts'
import { formatCount, formatQuantity } from '#lib/domain/format/count.ts'
import type { Explanation } from '#lib/domain/report/explanation.ts'
import { followable } from '../../_view/followable.ts'
import { factorAnchor } from './factor-link.tsx'
import { Section } from './section.tsx'

/** The factors behind the most carbon, with source, licence, validity and why each was chosen. */
export function FactorsUsed({ explanation: { factors, factorCount } }: { explanation: Explanation }) {
  const t = useTranslations()
  if (factors.length === 0) return null
  return (
    <Section
      title={t('explain.factors')}
      {...(factors.length < factorCount
        ? { detail: t('explain.factorsShown', { shown: factors.length, all: formatCount(factorCount) }) }
        : {})}
    >
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {factors.map(({ figure, lines }) => (
          <li
            key={figureKey(figure)}
            id={factorAnchor(figure)}
            className="scroll-mt-2 p-4 text-[0.8125rem] target:bg-accent-wash"
          >
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="min-w-0 font-medium break-words">{figure.id}</span>
              <span className="figures whitespace-nowrap">
                {formatQuantity(figure.central)} <span className="text-muted">{figure.unit}</span>
                {figure.low !== figure.high && (
                  <span className="text-muted">
                    {' '}
                    ({formatQuantity(figure.low)}–{formatQuantity(figure.high)})
                  </span>
                )}
              </span>
            </div>
            <p className="mt-1 break-words text-muted">{figure.basis}</p>
            <p className="mt-1 text-xs break-words text-muted">
              <SourceLink figure={figure} /> · {figure.source.licence} ·{' '}
              {t('explain.year', { year: figure.year })} ·{' '}
              {t('explain.validity', {
                from: figure.validFrom ?? t('explain.open'),
                to: figure.validTo ?? t('explain.open'),
              })}{' '}
              · {t('coverage.lines', { count: formatCount(lines) })}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function SourceLink({ figure: { source } }: { figure: Figure }) {
  const href = followable(source.url)
  if (!href) return <>{source.title}</>
  return (
    <a
      href={href}
      rel="noreferrer noopener"
      target="_blank"
      className="text-accent underline decoration-line underline-offset-2 hover:decoration-accent"
    >
      {source.title}
    </a>
  )
}
