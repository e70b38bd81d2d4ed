import { formatCount } from '#lib/domain/format/count.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { FigureIdentity } from '#lib/domain/report/explanation.ts'
import type { SourceUse } from '#lib/queries/sources-used.ts'
import { methodName } from '../../_format/method-name.ts'
import { en } from '../../_messages/en.ts'
import { CELL, HEAD_CELL, NAME_CELL, ReportSection } from './report-section.tsx'

interface Props {
  readonly identity: FigureIdentity
  readonly snapshot: string
  readonly sources: readonly SourceUse[]
}

/** Every source behind the figures with its licence, and by what the figures can be told from others. */
export function ReportFactors({ identity, snapshot, sources }: Props) {
  const words = en.report
  const labels = en.explain.identityParts
  const parts = [
    [words.snapshot, snapshot],
    [labels.factors, identity.factorSet],
    [labels.method, methodName(identity.method)],
    [labels.version, identity.methodVersion],
    [labels.rules, identity.teamRules],
    [labels.parts, identity.parts],
  ] as const
  return (
    <>
      <ReportSection title={words.factorsTitle}>
        <p className="mb-2">
          {words.factorsText(identity.factorSet, identity.methodVersion)}{' '}
          {identity.adjustments > 0 && words.adjusted(identity.adjustments)}
        </p>
        <table className="figures w-full">
          <thead>
            <tr className="border-b border-line text-xs text-muted">
              <th scope="col" className={`${HEAD_CELL} !ps-0 !text-start`}>
                {words.source}
              </th>
              <th scope="col" className={`${HEAD_CELL} !text-start`}>
                {words.licence}
              </th>
              <th scope="col" className={HEAD_CELL}>
                {words.figures}
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
      <ReportSection title={words.identityTitle}>
        <p>{words.identityText}</p>
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
