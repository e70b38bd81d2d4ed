'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { callApi, jsonBody } from '../call-api.client.tsx'
import { ConfirmDialog } from '../confirm-dialog.client.tsx'
import { Icon } from '../icon.tsx'
import { ROW_BUTTON } from '../popup-classes.ts'
import { useShared } from '../share/shared.client.tsx'
import { useAuthor } from '../use-author.client.tsx'

interface Props {
  readonly slug: string
  readonly id: string
  readonly text: string
}

/** Takes a note back, under the name that this browser remembers. */
export function WithdrawNote({ slug, id, text }: Props) {
  const t = useTranslations()
  const router = useRouter()
  const [author] = useAuthor()
  if (useShared() !== null || author.trim() === '') return null
  const path = `/api/v1/organisations/${encodeURIComponent(slug)}/annotations/${encodeURIComponent(id)}/withdraw`
  return (
    <ConfirmDialog
      trigger={{
        label: t('notes.withdrawLabel', { text }),
        className: ROW_BUTTON,
        content: <Icon name="close" size={14} />,
      }}
      title={t('notes.withdrawTitle')}
      text={t('notes.withdrawText')}
      confirm={t('notes.withdraw')}
      confirming={t('notes.withdrawing')}
      act={() => callApi(path, jsonBody('POST', { author: author.trim() }))}
      onDone={() => router.refresh()}
    />
  )
}
