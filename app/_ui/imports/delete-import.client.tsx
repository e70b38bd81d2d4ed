'use client'
import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { en } from '../../_messages/en.ts'
import { callApi, type Problem } from '../call-api.client.tsx'
import { Icon } from '../icon.tsx'
import { SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'

/** Deletes an import after saying what that does. */
export function DeleteImport({ slug, id, file }: { slug: string; id: string; file: string }) {
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const [isDeleting, setDeleting] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const remove = async () => {
    setDeleting(true)
    const answer = await callApi(
      `/api/v1/organisations/${encodeURIComponent(slug)}/imports/${encodeURIComponent(id)}`,
      { method: 'DELETE' },
    )
    setDeleting(false)
    if (!answer.ok) return setProblem(answer.problem)
    setOpen(false)
    router.refresh()
  }
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={setOpen}>
      <AlertDialog.Trigger
        aria-label={`${en.imports.delete} ${file}`}
        title={en.imports.delete}
        className="grid size-8 place-items-center rounded-md text-muted hover:bg-sunken hover:text-danger"
      >
        <Icon name="trash" size={16} />
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-black/35" />
        <AlertDialog.Popup className="fixed top-1/2 left-1/2 z-50 w-[min(28rem,calc(100vw-2rem))] -translate-1/2 rounded-xl border border-line bg-raised p-6 shadow-[0_8px_40px_rgb(0_0_0/0.2)] outline-none">
          <AlertDialog.Title className="text-base font-semibold">{en.imports.deleteTitle}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 break-words text-muted">
            {en.imports.deleteText(file)}
          </AlertDialog.Description>
          {problem && (
            <div className="mt-4">
              <ProblemNote problem={problem} />
            </div>
          )}
          <div className="mt-6 flex justify-end gap-2">
            <AlertDialog.Close className={SECONDARY_BUTTON}>{en.imports.cancel}</AlertDialog.Close>
            <button
              type="button"
              disabled={isDeleting}
              onClick={remove}
              className="inline-flex min-h-9 items-center rounded-md bg-danger px-4 text-sm font-medium text-on-accent hover:opacity-90 disabled:opacity-50"
            >
              {isDeleting ? en.imports.deleting : en.imports.deleteConfirm}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
