'use client'
import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import type { Answer, Problem } from './call-api.client.tsx'
import { DANGER_BUTTON, SECONDARY_BUTTON } from './popup-classes.ts'
import { ProblemNote } from './problem-note.tsx'

interface Props {
  readonly trigger: { readonly label: string; readonly className: string; readonly content: ReactNode }
  readonly title: string
  readonly text: string
  readonly confirm: string
  readonly confirming: string
  /** What is done once it is confirmed; the dialog stays open with the problem where that fails. */
  readonly act: () => Promise<Answer<unknown>>
  readonly onDone: () => void
}

/** A button that does something only after it has said what that means. */
export function ConfirmDialog({ trigger, title, text, confirm, confirming, act, onDone }: Props) {
  const t = useTranslations()
  const [isOpen, setOpen] = useState(false)
  const [isActing, setActing] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const run = async () => {
    setActing(true)
    setProblem(null)
    const answer = await act()
    setActing(false)
    if (!answer.ok) return setProblem(answer.problem)
    setOpen(false)
    onDone()
  }
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={setOpen}>
      <AlertDialog.Trigger aria-label={trigger.label} title={trigger.label} className={trigger.className}>
        {trigger.content}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-black/35" />
        <AlertDialog.Popup className="fixed top-1/2 left-1/2 z-50 w-[min(28rem,calc(100vw-2rem))] -translate-1/2 rounded-xl border border-line bg-raised p-6 shadow-[0_8px_40px_rgb(0_0_0/0.2)] outline-none">
          <AlertDialog.Title className="text-base font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 break-words text-muted">{text}</AlertDialog.Description>
          {problem && (
            <div className="mt-4">
              <ProblemNote problem={problem} />
            </div>
          )}
          <div className="mt-6 flex justify-end gap-2">
            <AlertDialog.Close className={SECONDARY_BUTTON}>{t('imports.cancel')}</AlertDialog.Close>
            <button type="button" disabled={isActing} onClick={run} className={DANGER_BUTTON}>
              {isActing ? confirming : confirm}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
