'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
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
  readonly importId: string
  /** The files of the sample. */
  readonly name: string
  /** Attached, else proposed. */
  readonly source: string | null
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}

/** Says which source of the bills a sample is of. Not where a view is shared. */
export function AttachDialog({ slug, importId, name, source, choices }: Props) {
  const t = useTranslations()
  const isShared = useShared() !== null
  if (isShared) return null
  return (
    <FormDialog
      trigger={
        <>
          {t('logging.samples.attach')}
          <span className="sr-only">: {name}</span>
        </>
      }
      triggerClassName={`${ROW_BUTTON} print:hidden`}
      title={t('logging.samples.attachTitle')}
      subject={<p className="mt-1 break-words">{name}</p>}
      text={t('logging.samples.attachText')}
    >
      {(close) => <AttachForm {...{ slug, importId, source, choices }} onSaved={close} />}
    </FormDialog>
  )
}

type FormProps = Omit<Props, 'name'> & { readonly onSaved: () => void }

function AttachForm({ slug, importId, source, choices, onSaved }: FormProps) {
  const t = useTranslations()
  const router = useRouter()
  const [author] = useAuthor()
  const [chosen, setChosen] = useState(source ?? '')
  const { isSaving, problem, save } = useSaving()
  return (
    <form
      className="mt-4 space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        const body = { importId, source: chosen === '' ? null : chosen, author: author.trim(), note: '' }
        void save(
          () =>
            callApi(
              `/api/v1/organisations/${encodeURIComponent(slug)}/logging/attachments`,
              jsonBody('POST', body),
            ),
          () => {
            onSaved()
            router.refresh()
          },
        )
      }}
    >
      <label className="block text-xs font-medium">
        {t('logging.samples.attached')}
        <select
          className={`${FIELD} mt-1 font-normal`}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          <option value="">{t('logging.samples.noSource')}</option>
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <AuthorField />
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" className={PRIMARY_BUTTON} disabled={isSaving || author.trim() === ''}>
        {isSaving ? t('logging.samples.saving') : t('logging.samples.save')}
      </button>
    </form>
  )
}
