import type { FigureIdentity } from '#lib/domain/report/explanation.ts'
import { methodName } from '../../_format/method-name.ts'
import { en } from '../../_messages/en.ts'
import { Section } from './section.tsx'

/** What decides the figure, so that another reading of it can be told from another figure. */
export function Identity({ identity }: { identity: FigureIdentity }) {
  const labels = en.explain.identityParts
  const parts = [
    [labels.factors, identity.factorSet],
    [labels.method, methodName(identity.method)],
    [labels.version, identity.methodVersion],
    [labels.adjustments, identity.adjustments === 0 ? labels.unadjusted : identity.adjustments],
    [labels.rules, identity.teamRules],
    [labels.parts, identity.parts],
  ] as const
  return (
    <Section title={en.explain.identity} detail={en.explain.identityText}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-[0.8125rem]">
        {parts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="font-mono text-xs leading-5 break-all">{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
