'use client'
import { Dialog } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef } from 'react'
import { CopyButton } from './copy-button.client.tsx'
import { Icon } from './icon.tsx'

interface Props {
  readonly title: string
  /** What the address asks for; null where nothing is open. */
  readonly asked: string | null
  /** What `children` are about; null for nothing. */
  readonly shown: string | null
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A panel beside the page: opens at once when something is asked for, and shows it when the server has it. */
export function SideDrawer({ title, asked, shown, onClose, children }: Props) {
  const t = useTranslations()
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Dialog.Root open={asked !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/35 transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          ref={popup}
          initialFocus={popup}
          className="fixed inset-y-0 end-0 z-50 flex w-full max-w-[44rem] flex-col border-s border-line bg-page shadow-[0_0_60px_rgb(0_0_0/0.18)] transition-transform duration-200 ease-out outline-none data-ending-style:translate-x-full data-starting-style:translate-x-full"
        >
          <header className="flex items-center gap-2 border-b border-line px-5 py-3">
            <Dialog.Title className="text-base font-semibold">{title}</Dialog.Title>
            <div className="ms-auto flex items-center gap-1">
              <CopyButton
                label={t('explain.copy')}
                text={() => window.location.href}
                className="inline-flex min-h-8 items-center gap-1.5 rounded-md px-2 text-[0.8125rem] text-muted hover:bg-sunken hover:text-ink"
              />
              <Dialog.Close
                aria-label={t('explain.close')}
                className="grid size-8 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
              >
                <Icon name="close" />
              </Dialog.Close>
            </div>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-5">
            {asked !== null && asked === shown ? children : <DrawerSkeleton />}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** The shape of an explanation, shown only when it takes a while. */
export function DrawerSkeleton() {
  return (
    <div aria-hidden="true" className="appear-late space-y-4">
      <div className="h-24 rounded-xl bg-sunken" />
      <div className="h-48 rounded-xl bg-sunken" />
      <div className="h-64 rounded-xl bg-sunken" />
    </div>
  )
}
