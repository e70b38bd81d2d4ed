'use client'
import { useRouter } from 'next/navigation'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import { en } from '../../../_messages/en.ts'
import { AuthorField } from '../../author-field.client.tsx'
import { callApi, jsonBody } from '../../call-api.client.tsx'
import { ConfirmDialog } from '../../confirm-dialog.client.tsx'
import { PRIMARY_BUTTON } from '../../popup-classes.ts'
import { useAuthor } from '../../use-author.client.tsx'

/** Has the organisation's figures counted with a factor set, once its effect has been seen. */
export function ActivateSet({ slug, factorSet }: { slug: string; factorSet: FactorSetId }) {
  const router = useRouter()
  const [author] = useAuthor()
  const words = en.factorSettings
  return (
    <div className="flex flex-wrap items-end gap-3">
      <AuthorField className="w-64" />
      {author.trim() === '' ? (
        <p className="pb-2 text-[0.8125rem] text-muted">{words.own.needsName}</p>
      ) : (
        <ConfirmDialog
          trigger={{
            label: words.compare.activate(factorSet),
            className: PRIMARY_BUTTON,
            content: words.compare.activate(factorSet),
          }}
          title={words.compare.activateTitle(factorSet)}
          text={words.compare.activateText}
          confirm={words.compare.activate(factorSet)}
          confirming={words.compare.activating}
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
