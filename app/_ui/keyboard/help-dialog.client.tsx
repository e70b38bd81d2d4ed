'use client'
import { Dialog } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import { PAGES } from '../../_view/pages.ts'
import { Icon } from '../icon.tsx'
import { Keys } from './keys.tsx'

const EVERYWHERE = [
  { keys: ['Ctrl K', '⌘ K'], text: 'commands', isSingle: false },
  { keys: ['Esc'], text: 'escape', isSingle: false },
  { keys: ['/'], text: 'search', isSingle: true },
  { keys: ['['], text: 'previousPeriod', isSingle: true },
  { keys: [']'], text: 'nextPeriod', isSingle: true },
  { keys: ['j'], text: 'nextRow', isSingle: true },
  { keys: ['k'], text: 'previousRow', isSingle: true },
  { keys: ['?'], text: 'help', isSingle: true },
] as const

interface Props {
  readonly isOpen: boolean
  readonly close: () => void
  readonly singleKeys: boolean
  readonly switchSingleKeys: (isOn: boolean) => void
}

/** Every key that does something, and the switch that turns those of a single letter off. */
export function HelpDialog({ isOpen, close, singleKeys, switchSingleKeys }: Props) {
  const t = useTranslations()
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/35" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[min(34rem,calc(100vw-1.5rem))] -translate-1/2 overflow-y-auto rounded-xl border border-line bg-raised p-6 shadow-[0_12px_60px_rgb(0_0_0/0.25)] outline-none">
          <div className="flex items-center justify-between">
            <Dialog.Title className="text-base font-semibold">{t('keyboard.title')}</Dialog.Title>
            <Dialog.Close
              aria-label={t('keyboard.close')}
              className="grid size-8 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
            >
              <Icon name="close" />
            </Dialog.Close>
          </div>
          <div className="mt-4 grid gap-x-8 gap-y-5 sm:grid-cols-2">
            <Section title={t('keyboard.everywhere')}>
              {EVERYWHERE.map(({ keys, text, isSingle }) => (
                <Line key={text} keys={keys} text={t(`keyboard.${text}`)} isOff={isSingle && !singleKeys} />
              ))}
            </Section>
            <Section title={t('keyboard.pages')}>
              {PAGES.map(({ name, key }) => (
                <Line key={name} keys={['g', key]} text={t(`navigation.${name}`)} isOff={!singleKeys} />
              ))}
            </Section>
          </div>
          <label className="mt-5 flex items-start gap-2.5 border-t border-line pt-4">
            <input
              type="checkbox"
              className="mt-0.5 size-4 shrink-0 accent-(--accent)"
              checked={singleKeys}
              onChange={(event) => switchSingleKeys(event.target.checked)}
            />
            <span>
              {t('keyboard.single')}
              <span className="block text-[0.8125rem] text-muted">{t('keyboard.singleHelp')}</span>
            </span>
          </label>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h3 className="mb-1.5 text-xs font-medium text-muted">{title}</h3>
      <ul>{children}</ul>
    </section>
  )
}

function Line({ keys, text, isOff }: { keys: readonly string[]; text: string; isOff: boolean }) {
  return (
    <li
      className={`flex min-h-7 items-center justify-between gap-3 text-[0.8125rem] ${isOff ? 'line-through opacity-60' : ''}`}
    >
      {text}
      <Keys keys={keys} />
    </li>
  )
}
