'use client'
import { useTranslations } from 'next-intl'
import { Icon } from '../icon.tsx'
import { BAR_BUTTON } from '../popup-classes.ts'
import { useOpen } from './keyboard-provider.client.tsx'

/** Opens the command menu without a keyboard, and says which keys do. */
export function SearchButton() {
  const t = useTranslations()
  const open = useOpen()
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      aria-label={t('commands.open')}
      title={`${t('commands.open')} (Ctrl K, ⌘ K)`}
      onClick={() => open('commands')}
      className={BAR_BUTTON}
    >
      <Icon name="search" size={15} />
      <span className="hidden text-muted 2xl:inline">{t('commands.open')}</span>
    </button>
  )
}
