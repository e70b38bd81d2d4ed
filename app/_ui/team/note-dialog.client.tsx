'use client'
import { Dialog } from '@base-ui/react/dialog'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { MAX_ANNOTATION_LENGTH } from '#lib/domain/annotations/annotation.ts'
import { en } from '../../_messages/en.ts'
import { AuthorField } from '../author-field.client.tsx'
import { callApi, jsonBody, type Problem } from '../call-api.client.tsx'
import { FIELD, PRIMARY_BUTTON, SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useAuthor } from '../use-author.client.tsx'

interface Props {
  readonly slug: string
  readonly team: string
  /** The day that is offered first, and the days that may be chosen. */
  readonly day: string
  readonly first: string
  readonly last: string
  readonly label: string
}

/** Says of a day what happened on it, for the team and everybody who looks at it. */
export function NoteDialog(props: Props) {
  const [isOpen, setOpen] = useState(false)
  const words = en.team.note
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger className="inline-flex min-h-6 items-center text-[0.8125rem] underline underline-offset-2">
        {props.label}
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/35" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-1rem)] w-[min(28rem,calc(100vw-1rem))] -translate-1/2 overflow-y-auto rounded-xl border border-line bg-raised p-5 shadow-[0_8px_40px_rgb(0_0_0/0.2)] outline-none">
          <Dialog.Title className="text-base font-semibold">{words.title}</Dialog.Title>
          <Dialog.Description className="mt-1 text-[0.8125rem] text-muted">{words.intro}</Dialog.Description>
          <NoteForm {...props} onDone={() => setOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function NoteForm({ slug, team, day: offered, first, last, onDone }: Props & { onDone: () => void }) {
  const words = en.team.note
  const router = useRouter()
  const [author] = useAuthor()
  const [day, setDay] = useState(offered)
  const [text, setText] = useState('')
  const [isSaving, setSaving] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const isReady = day !== '' && text.trim() !== '' && author.trim() !== ''
  const save = async () => {
    setSaving(true)
    setProblem(null)
    const answer = await callApi(
      `/api/v1/organisations/${encodeURIComponent(slug)}/annotations`,
      jsonBody('POST', { day, team, text: text.trim(), author: author.trim() }),
    )
    setSaving(false)
    if (!answer.ok) return setProblem(answer.problem)
    onDone()
    router.refresh()
  }
  return (
    <form
      className="mt-4 space-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) void save()
      }}
    >
      <label className="block text-xs font-medium">
        {words.day}
        <input
          className={`${FIELD} mt-1 font-normal`}
          type="date"
          required
          min={first}
          max={last}
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
      </label>
      <label className="block text-xs font-medium">
        {words.text}
        <textarea
          className={`${FIELD} mt-1 min-h-20 py-1.5 font-normal`}
          required
          maxLength={MAX_ANNOTATION_LENGTH}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <AuthorField />
      {problem && <ProblemNote problem={problem} />}
      <div className="flex justify-end gap-2">
        <Dialog.Close className={SECONDARY_BUTTON}>{en.team.targets.cancel}</Dialog.Close>
        <button type="submit" className={PRIMARY_BUTTON} disabled={!isReady || isSaving}>
          {isSaving ? words.saving : words.save}
        </button>
      </div>
    </form>
  )
}
