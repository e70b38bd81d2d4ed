import { useTranslations } from 'next-intl'
import { visible } from '#lib/domain/format/visible.ts'
import type { BilledTemplate } from '#lib/domain/logging/billed/billed-sample.ts'
import { edgeParam } from '../../_view/edge-param.ts'
import { otherPage } from '../../_view/view-href.ts'
import { ViewLink } from '../view-link.client.tsx'

const MOST_EDGES = 3

interface Props {
  readonly template: BilledTemplate
  readonly slug: string
  readonly search: string
}

/** What a template speaks of, and the calls whose retries it may tell of. */
export function TemplateFlags({ template: { flags, edges }, slug, search }: Props) {
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
        <ViewLink
          key={edgeParam({ caller, callee, operation })}
          href={otherPage(`/o/${slug}/retries`, search, { edge: edgeParam({ caller, callee, operation }) })}
          title={t('logging.templates.edgeTitle')}
          className="inline-flex min-h-6 items-center underline underline-offset-2"
        >
          {t('logging.templates.edge', { caller: visible(caller), callee: visible(callee) })}
        </ViewLink>
      ))}
    </span>
  )
}
