'use client'
import { Dialog } from '@base-ui/react/dialog'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Icon } from './icon.tsx'

interface Props {
  readonly trigger: ReactNode
  readonly triggerClassName: string
  readonly title: string
  /** What the form is about: a name from a bill or a factor set. */
  readonly subject: ReactNode
  readonly text: string
  /** The form; it is there only while the dialog is open. */
  readonly children: (close: () => void) => ReactNode
}

/** A button that opens a form over the page. */
export function FormDialog({ trigger, triggerClassName, title, subject, text, children }: Props) {
  const t = useTranslations()
  const [isOpen, setOpen] = useState(false)
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger className={triggerClassName}>{trigger}</Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/35" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[min(36rem,calc(100vw-2rem))] -translate-1/2 overflow-y-auto rounded-xl border border-line bg-raised p-6 shadow-[0_8px_40px_rgb(0_0_0/0.2)] outline-none">
          <Dialog.Close
            aria-label={t('explain.close')}
            className="absolute end-3 top-3 grid size-8 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
          >
            <Icon name="close" />
          </Dialog.Close>
          <Dialog.Title className="pe-8 text-base font-semibold">{title}</Dialog.Title>
          {subject}
          <Dialog.Description className="mt-2 text-[0.8125rem] text-muted">{text}</Dialog.Description>
          {isOpen && children(() => setOpen(false))}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
