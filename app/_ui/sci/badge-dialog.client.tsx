'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { AuthorField } from '../author-field.client.tsx'
import { callApi, jsonBody } from '../call-api.client.tsx'
import { CopyButton } from '../copy-button.client.tsx'
import { ExpiryField } from '../expiry-field.client.tsx'
import { FormDialog } from '../form-dialog.client.tsx'
import { PRIMARY_BUTTON, SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useAuthor } from '../use-author.client.tsx'
import { sciPath } from './sci-path.ts'
import { useSaving } from './use-saving.client.tsx'

const DAYS = [7, 30, 90, 365] as const

interface Props {
  readonly slug: string
  readonly boundary: string
  readonly operation: string
}

/** Makes a badge and shows its address once. */
export function BadgeDialog(props: Props) {
  const t = useTranslations()
  return (
    <FormDialog
      trigger={t('sci.badge.create')}
      triggerClassName={SECONDARY_BUTTON}
      title={t('sci.badge.create')}
      subject={<p className="mt-1 break-words">{props.boundary}</p>}
      text={t('sci.badge.text')}
    >
      {(close) => <BadgeForm {...props} close={close} />}
    </FormDialog>
  )
}

function BadgeForm({ slug, boundary, operation, close }: Props & { close: () => void }) {
  const t = useTranslations()
  const router = useRouter()
  const [author] = useAuthor()
  const [days, setDays] = useState<number>(30)
  const [path, setPath] = useState<string | null>(null)
  const { isSaving, problem, save } = useSaving()
  if (path !== null) {
    const snippet = `![SCI](${window.location.origin}${path})`
    return (
      <div className="mt-4">
        <p role="status" className="font-medium">
          {t('sci.badge.once')}
        </p>
        <code
          data-sci="snippet"
          className="mt-2 block rounded-md border border-line bg-surface px-3 py-2 font-mono text-[0.8125rem] break-all"
        >
          {snippet}
        </code>
        <div className="mt-4 flex flex-wrap gap-2">
          <CopyButton label={t('sci.badge.copy')} className={SECONDARY_BUTTON} text={() => snippet} />
          <button type="button" className={PRIMARY_BUTTON} onClick={close}>
            {t('share.done')}
          </button>
        </div>
      </div>
    )
  }
  const body = { boundary, operation, days, author: author.trim() }
  return (
    <form
      className="mt-4 space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        void save(
          () => callApi<{ readonly path: string }>(sciPath(slug, 'badges'), jsonBody('POST', body)),
          (badge) => {
            setPath(badge.path)
            router.refresh()
          },
        )
      }}
    >
      <ExpiryField label={t('sci.badge.days')} choices={DAYS} days={days} onChange={setDays} />
      <AuthorField />
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" className={PRIMARY_BUTTON} disabled={isSaving || author.trim() === ''}>
        {isSaving ? t('sci.form.saving') : t('sci.badge.create')}
      </button>
    </form>
  )
}
