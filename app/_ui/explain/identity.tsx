import { useTranslations } from 'next-intl'
import type { FigureIdentity } from '#lib/domain/report/explanation.ts'
import { methodName } from '../../_format/method-name.ts'
import { Section } from './section.tsx'

/** What decides the figure, so that another reading of it can be told from another figure. */
export function Identity({ identity }: { identity: FigureIdentity }) {
  const t = useTranslations()
  const parts = [
    [t('explain.identityParts.factors'), identity.factorSet],
    [t('explain.identityParts.method'), methodName(t, identity.method)],
    [t('explain.identityParts.version'), identity.methodVersion],
    [
      t('explain.identityParts.adjustments'),
      identity.adjustments === 0 ? t('explain.identityParts.unadjusted') : identity.adjustments,
    ],
    [t('explain.identityParts.rules'), identity.teamRules],
    [t('explain.identityParts.parts'), identity.parts],
  ] as const
  return (
    <Section title={t('explain.identity')} detail={t('explain.identityText')}>
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
