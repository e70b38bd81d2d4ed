import { useTranslations } from 'next-intl'
import { visible } from '#lib/domain/format/visible.ts'
import type { BilledTemplate } from '#lib/domain/logging/billed/billed-sample.ts'

const MOST_EDGES = 3

/** What a template speaks of, and the calls whose retries it may tell of. */
export function TemplateFlags({ template: { flags, edges } }: { slug: string; template: BilledTemplate }) {
  const t = useTranslations()
  if (flags.length === 0) return null
  return (
    <span className="mt-1 flex flex-wrap gap-x-2 gap-y-1 text-xs">
      {flags.map((flag) => (
        <span
          key={flag}
          className={`rounded px-1.5 py-0.5 ${flag === 'secret' ? 'bg-danger-wash text-danger' : 'bg-sunken text-muted'}`}
        >
          {t(`logging.templates.flagNames.${flag}`)}
        </span>
      ))}
      {edges.slice(0, MOST_EDGES).map(({ caller, callee, operation }) => (
        <span key={JSON.stringify([caller, callee, operation])} title={t('logging.templates.edgeTitle')}>
          {t('logging.templates.edge', { caller: visible(caller), callee: visible(callee) })}
        </span>
      ))}
    </span>
  )
}
