'use client'
import { Dialog } from '@base-ui/react/dialog'
import { en } from '../../_messages/en.ts'
import { PAGES } from '../../_view/pages.ts'
import { Icon } from '../icon.tsx'
import { Keys } from './keys.tsx'

const EVERYWHERE = [
  { keys: ['Ctrl K', '⌘ K'], text: en.keyboard.commands, isSingle: false },
  { keys: ['Esc'], text: en.keyboard.escape, isSingle: false },
  { keys: ['/'], text: en.keyboard.search, isSingle: true },
  { keys: ['['], text: en.keyboard.previousPeriod, isSingle: true },
  { keys: [']'], text: en.keyboard.nextPeriod, isSingle: true },
  { keys: ['j'], text: en.keyboard.nextRow, isSingle: true },
  { keys: ['k'], text: en.keyboard.previousRow, isSingle: true },
  { keys: ['?'], text: en.keyboard.help, isSingle: true },
]

interface Props {
  readonly isOpen: boolean
  readonly close: () => void
  readonly singleKeys: boolean
  readonly switchSingleKeys: (isOn: boolean) => void
}

/** Every key that does something, and the switch that turns those of a single letter off. */
export function HelpDialog({ isOpen, close, singleKeys, switchSingleKeys }: Props) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/35" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[min(34rem,calc(100vw-1.5rem))] -translate-1/2 overflow-y-auto rounded-xl border border-line bg-raised p-6 shadow-[0_12px_60px_rgb(0_0_0/0.25)] outline-none">
          <div className="flex items-center justify-between">
            <Dialog.Title className="text-base font-semibold">{en.keyboard.title}</Dialog.Title>
            <Dialog.Close
              aria-label={en.keyboard.close}
              className="grid size-8 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
            >
              <Icon name="close" />
            </Dialog.Close>
          </div>
          <div className="mt-4 grid gap-x-8 gap-y-5 sm:grid-cols-2">
            <Section title={en.keyboard.everywhere}>
              {EVERYWHERE.map(({ keys, text, isSingle }) => (
                <Line key={text} keys={keys} text={text} isOff={isSingle && !singleKeys} />
              ))}
            </Section>
            <Section title={en.keyboard.pages}>
              {PAGES.map(({ name, key }) => (
                <Line key={name} keys={['g', key]} text={en.navigation[name]} isOff={!singleKeys} />
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
              {en.keyboard.single}
              <span className="block text-[0.8125rem] text-muted">{en.keyboard.singleHelp}</span>
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
