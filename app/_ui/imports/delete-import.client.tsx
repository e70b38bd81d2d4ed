'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { callApi } from '../call-api.client.tsx'
import { ConfirmDialog } from '../confirm-dialog.client.tsx'
import { Icon } from '../icon.tsx'

/** Deletes an import after saying what that does. */
export function DeleteImport({ slug, id, file }: { slug: string; id: string; file: string }) {
  const t = useTranslations()
  const router = useRouter()
  return (
    <ConfirmDialog
      trigger={{
        label: `${t('imports.delete')} ${file}`,
        className: 'grid size-8 place-items-center rounded-md text-muted hover:bg-sunken hover:text-danger',
        content: <Icon name="trash" size={16} />,
      }}
      title={t('imports.deleteTitle')}
      text={t('imports.deleteText', { file })}
      confirm={t('imports.deleteConfirm')}
      confirming={t('imports.deleting')}
      act={() =>
        callApi(`/api/v1/organisations/${encodeURIComponent(slug)}/imports/${encodeURIComponent(id)}`, {
          method: 'DELETE',
        })
      }
      onDone={() => router.refresh()}
    />
  )
}
