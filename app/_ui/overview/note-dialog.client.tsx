'use client'
import { Dialog } from '@base-ui/react/dialog'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { MAX_ANNOTATION_LENGTH } from '#lib/domain/annotations/annotation.ts'
import { AuthorField } from '../author-field.client.tsx'
import { callApi, jsonBody, type Problem } from '../call-api.client.tsx'
import { FIELD, PRIMARY_BUTTON, ROW_BUTTON, SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useShared } from '../share/shared.client.tsx'
import { useAuthor } from '../use-author.client.tsx'

interface Props {
  readonly slug: string
  /** The day that is proposed, ISO. */
  readonly day: string
  /** The teams that a note may be about. */
  readonly teams: readonly string[]
  /** The one that is proposed; null for everybody. */
  readonly team: string | null
  /** What the button says, where not as usual. */
  readonly label?: string
}

/** Notes something about a day. Not for who holds a share link only. */
export function NoteDialog(props: Props) {
  const t = useTranslations()
  const [isOpen, setOpen] = useState(false)
  if (useShared() !== null) return null
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger className={ROW_BUTTON}>{props.label ?? t('notes.add')}</Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/35" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-1rem)] w-[min(30rem,calc(100vw-1rem))] -translate-1/2 overflow-y-auto rounded-xl border border-line bg-raised p-5 shadow-[0_8px_40px_rgb(0_0_0/0.2)] outline-none">
          <Dialog.Title className="text-base font-semibold">{t('notes.title')}</Dialog.Title>
          <Dialog.Description className="mt-1 text-[0.8125rem] text-muted">
            {t('notes.intro')}
          </Dialog.Description>
          <NoteForm {...props} onDone={() => setOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function NoteForm({ slug, day: proposed, teams, team, onDone }: Props & { onDone: () => void }) {
  const t = useTranslations()
  const router = useRouter()
  const [author] = useAuthor()
  const [day, setDay] = useState(proposed)
  const [about, setAbout] = useState(team ?? '')
  const [text, setText] = useState('')
  const [isSaving, setSaving] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = async () => {
    setSaving(true)
    setProblem(null)
    const body = { day, team: about === '' ? null : about, text: text.trim(), author: author.trim() }
    const path = `/api/v1/organisations/${encodeURIComponent(slug)}/annotations`
    const answer = await callApi(path, jsonBody('POST', body))
    setSaving(false)
    if (!answer.ok) return setProblem(answer.problem)
    onDone()
    router.refresh()
  }
  const label = 'block min-w-0 text-xs font-medium'
  return (
    <form
      className="mt-4 grid gap-3 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <label className={label}>
        {t('notes.day')}
        <input
          type="date"
          required
          className={`${FIELD} mt-1 font-normal`}
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
      </label>
      <label className={label}>
        {t('notes.about')}
        <select
          className={`${FIELD} mt-1 font-normal`}
          value={about}
          onChange={(event) => setAbout(event.target.value)}
        >
          <option value="">{t('notes.everybody')}</option>
          {teams.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className={`${label} sm:col-span-2`}>
        {t('notes.text')}
        <textarea
          required
          rows={3}
          maxLength={MAX_ANNOTATION_LENGTH}
          placeholder={t('notes.textHint')}
          className={`${FIELD} mt-1 py-2 font-normal`}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <AuthorField className="sm:col-span-2" />
      {problem && (
        <div className="sm:col-span-2">
          <ProblemNote problem={problem} />
        </div>
      )}
      <div className="flex justify-end gap-2 sm:col-span-2">
        <Dialog.Close className={SECONDARY_BUTTON}>{t('notes.cancel')}</Dialog.Close>
        <button
          type="submit"
          className={PRIMARY_BUTTON}
          disabled={isSaving || text.trim() === '' || author.trim() === ''}
        >
          {isSaving ? t('notes.saving') : t('notes.save')}
        </button>
      </div>
    </form>
  )
}
