'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { AuthorField } from '../../author-field.client.tsx'
import { callApi, jsonBody } from '../../call-api.client.tsx'
import { ConfirmDialog } from '../../confirm-dialog.client.tsx'
import { PRIMARY_BUTTON } from '../../popup-classes.ts'
import { useAuthor } from '../../use-author.client.tsx'

/** Has the organisation's figures counted with a factor set, once its effect has been seen. */
export function ActivateSet({ slug, factorSet }: { slug: string; factorSet: FactorSetId }) {
  const t = useTranslations()
  const router = useRouter()
  const [author] = useAuthor()
  return (
    <div className="flex flex-wrap items-end gap-3">
      <AuthorField className="w-64" />
      {author.trim() === '' ? (
        <p className="pb-2 text-[0.8125rem] text-muted">{t('factorSettings.own.needsName')}</p>
      ) : (
        <ConfirmDialog
          trigger={{
            label: t('factorSettings.compare.activate', { set: factorSet }),
            className: PRIMARY_BUTTON,
            content: t('factorSettings.compare.activate', { set: factorSet }),
          }}
          title={t('factorSettings.compare.activateTitle', { set: factorSet })}
          text={t('factorSettings.compare.activateText')}
          confirm={t('factorSettings.compare.activate', { set: factorSet })}
          confirming={t('factorSettings.compare.activating')}
          act={() =>
            callApi(
              `/api/v1/organisations/${encodeURIComponent(slug)}/factors`,
              jsonBody('PUT', { factorSet, author: author.trim() }),
            )
          }
          onDone={() => router.refresh()}
        />
      )}
    </div>
  )
}
