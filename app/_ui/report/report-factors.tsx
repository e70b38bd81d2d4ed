import { useTranslations } from 'next-intl'
import { formatCount } from '#lib/domain/format/count.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { FigureIdentity } from '#lib/domain/report/explanation.ts'
import type { SourceUse } from '#lib/queries/sources-used.ts'
import { methodName } from '../../_format/method-name.ts'
import { CELL, HEAD_CELL, NAME_CELL, ReportSection } from './report-section.tsx'

interface Props {
  readonly identity: FigureIdentity
  readonly snapshot: string
  readonly sources: readonly SourceUse[]
}

/** Every source behind the figures with its licence, and by what the figures can be told from others. */
export function ReportFactors({ identity, snapshot, sources }: Props) {
  const t = useTranslations()
  const parts = [
    [t('report.snapshot'), snapshot],
    [t('explain.identityParts.factors'), identity.factorSet],
    [t('explain.identityParts.method'), methodName(t, identity.method)],
    [t('explain.identityParts.version'), identity.methodVersion],
    [t('explain.identityParts.rules'), identity.teamRules],
    [t('explain.identityParts.parts'), identity.parts],
  ] as const
  return (
    <>
      <ReportSection title={t('report.factorsTitle')}>
        <p className="mb-2">
          {t('report.factorsText', { set: identity.factorSet, revision: identity.methodVersion })}{' '}
          {identity.adjustments > 0 && t('report.adjusted', { version: identity.adjustments })}
        </p>
        <table className="figures w-full">
          <thead>
            <tr className="border-b border-line text-xs text-muted">
              <th scope="col" className={`${HEAD_CELL} !ps-0 !text-start`}>
                {t('report.source')}
              </th>
              <th scope="col" className={`${HEAD_CELL} !text-start`}>
                {t('report.licence')}
              </th>
              <th scope="col" className={HEAD_CELL}>
                {t('report.figures')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sources.map(({ source, figures }) => (
              <tr
                key={JSON.stringify([source.title, source.url, source.licence])}
                className="break-inside-avoid border-b border-line"
              >
                <th scope="row" className={NAME_CELL}>
                  {visible(source.title)}
                  {source.url !== '' && (
                    <span className="block text-[0.6875rem] break-all text-muted">{visible(source.url)}</span>
                  )}
                </th>
                <td className="px-2 py-1 align-top [overflow-wrap:anywhere]">{visible(source.licence)}</td>
                <td className={CELL}>{formatCount(figures)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ReportSection>
      <ReportSection title={t('report.identityTitle')}>
        <p>{t('report.identityText')}</p>
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-5 gap-y-0.5">
          {parts.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted">{label}</dt>
              <dd className="font-mono text-xs leading-5 break-all">{value}</dd>
            </div>
          ))}
        </dl>
      </ReportSection>
    </>
  )
}
