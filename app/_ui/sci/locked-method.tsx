import { useTranslations } from 'next-intl'
import type { Method } from '#lib/domain/factors/factor-set.ts'
import { ViewLink } from '../view-link.client.tsx'

/** That a score is location-based and why it cannot be switched. */
export function LockedMethod({ asked, href }: { asked: Method; href: string }) {
  const t = useTranslations()
  return (
    <p className="mb-4 max-w-3xl text-[0.8125rem] text-muted" data-sci="method">
      <span className="rounded bg-sunken px-1.5 py-0.5 font-medium text-ink">{t('sci.locked.label')}</span>{' '}
      {t('sci.locked.why')}
      {asked === 'market' && (
        <>
          {' '}
          <span className="text-warn">{t('sci.locked.asked')}</span>{' '}
          <ViewLink href={href} className="underline underline-offset-2">
            {t('sci.locked.back')}
          </ViewLink>
        </>
      )}
    </p>
  )
}
