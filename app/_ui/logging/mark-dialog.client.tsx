'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { AuthorField } from '../author-field.client.tsx'
import { callApi, jsonBody } from '../call-api.client.tsx'
import { FormDialog } from '../form-dialog.client.tsx'
import { FIELD, PRIMARY_BUTTON, ROW_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useSaving } from '../sci/use-saving.client.tsx'
import { useShared } from '../share/shared.client.tsx'
import { useAuthor } from '../use-author.client.tsx'

interface Props {
  readonly slug: string
  /** The source, by its id. */
  readonly source: string
  /** A template of it, by its id; null: all that it logs. */
  readonly template: string | null
  /** What it is called. */
  readonly name: string
  readonly isKept: boolean
}

const MAX_NOTE_LENGTH = 500

/** Marks logs as kept for an audit, or takes that back. Not where a view is shared. */
export function MarkDialog({ slug, source, template, name, isKept }: Props) {
  const t = useTranslations()
  const isShared = useShared() !== null
  if (isShared) return null
  const kind = isKept ? 'unset' : 'set'
  return (
    <FormDialog
      trigger={
        <>
          {t(`logging.mark.${kind}`)}
          <span className="sr-only">
            : <code>{name}</code>
          </span>
        </>
      }
      triggerClassName={`${ROW_BUTTON} print:hidden`}
      title={t(`logging.mark.${kind}Title`)}
      subject={<p className="mt-1 break-words">{name}</p>}
      text={t(`logging.mark.${kind}Text`)}
    >
      {(close) => <MarkForm mark={{ source, template, keep: !isKept }} slug={slug} onSaved={close} />}
    </FormDialog>
  )
}

interface FormProps {
  readonly slug: string
  readonly mark: { readonly source: string; readonly template: string | null; readonly keep: boolean }
  readonly onSaved: () => void
}

function MarkForm({ slug, mark, onSaved }: FormProps) {
  const t = useTranslations()
  const router = useRouter()
  const id = useId()
  const [author] = useAuthor()
  const [note, setNote] = useState('')
  const { isSaving, problem, save } = useSaving()
  return (
    <form
      className="mt-4 space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        const body = { ...mark, author: author.trim(), note: note.trim() }
        void save(
          () =>
            callApi(
              `/api/v1/organisations/${encodeURIComponent(slug)}/logging/marks`,
              jsonBody('POST', body),
            ),
          () => {
            onSaved()
            router.refresh()
          },
        )
      }}
    >
      <label htmlFor={id} className="block text-xs font-medium">
        {t('logging.mark.note')}
      </label>
      <textarea
        id={id}
        className={`${FIELD} -mt-3 min-h-20 py-2`}
        maxLength={MAX_NOTE_LENGTH}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <AuthorField />
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" className={PRIMARY_BUTTON} disabled={isSaving || author.trim() === ''}>
        {mark.keep ? t('logging.mark.set') : t('logging.mark.unset')}
      </button>
    </form>
  )
}
