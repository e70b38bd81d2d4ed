'use client'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { visible } from '#lib/domain/format/visible.ts'
import { CopyButton } from '../copy-button.client.tsx'
import { SECONDARY_BUTTON } from '../popup-classes.ts'
import type { FreshToken } from './new-token.client.tsx'

const never = () => () => undefined

/** A token, once, with the command that uses it. */
export function ShownToken({ fresh, onDone }: { fresh: FreshToken; onDone: () => void }) {
  const t = useTranslations()
  const server = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => '',
  )
  return (
    <section
      aria-label={t('settings.tokens.once')}
      className="rounded-lg border border-line bg-accent-wash px-4 py-4"
    >
      <p role="status" className="font-medium">
        {visible(fresh.name)}: {t('settings.tokens.once')}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <code className="min-w-0 flex-1 basis-72 rounded-md border border-line bg-surface px-3 py-2 font-mono text-[0.8125rem] break-all">
          {fresh.token}
        </code>
        <CopyButton label={t('settings.tokens.copy')} className={SECONDARY_BUTTON} text={() => fresh.token} />
        <button type="button" className={SECONDARY_BUTTON} onClick={onDone}>
          {t('settings.tokens.done')}
        </button>
      </div>
      {fresh.scope === 'upload' && (
        <p className="mt-3 text-[0.8125rem] text-muted">
          {t('settings.tokens.use')}{' '}
          <code className="font-mono text-xs break-all text-ink">
            headroom push FILE… --server {server} --token {fresh.token}
          </code>
        </p>
      )}
    </section>
  )
}
