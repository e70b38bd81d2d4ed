import { useTranslations } from 'next-intl'
import { ProblemNote } from '../../problem-note.tsx'
import { EffectSummary } from './effect-summary.tsx'
import type { EffectState } from './use-effect-of.client.tsx'

/** The effect of what is being entered, as far as it is known. */
export function EffectPreview({ found, hint }: { found: EffectState; hint: string }) {
  const t = useTranslations()
  return (
    <section aria-live="polite" className="min-h-24 rounded-lg border border-line bg-sunken px-4 py-3">
      <h3 className="mb-1.5 text-xs font-medium text-muted">{t('services.reclassify.preview')}</h3>
      {found.state === 'none' && <p className="text-[0.8125rem] text-muted">{hint}</p>}
      {found.state === 'working' && (
        <p className="text-[0.8125rem] text-muted">{t('services.reclassify.previewing')}</p>
      )}
      {found.state === 'failed' && <ProblemNote problem={found.problem} />}
      {found.state === 'known' && <EffectSummary effect={found.effect} />}
    </section>
  )
}
