'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { AuthorField } from '../author-field.client.tsx'
import { callApi, jsonBody } from '../call-api.client.tsx'
import { FormDialog } from '../form-dialog.client.tsx'
import { DANGER_BUTTON, ROW_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useAuthor } from '../use-author.client.tsx'
import { sciPath } from './sci-path.ts'
import { useSaving } from './use-saving.client.tsx'

export interface ListedBadge {
  readonly id: string
  readonly operation: string
  readonly days: number
  readonly prefix: string
  readonly author: string
  readonly revokedAt: string | null
}

/** A badge that is shown somewhere, and the means to end that. */
export function RevokeBadge({ slug, badge }: { slug: string; badge: ListedBadge }) {
  const t = useTranslations()
  const router = useRouter()
  const [author] = useAuthor()
  const { isSaving, problem, save } = useSaving()
  const revoke = () =>
    callApi(
      sciPath(slug, `badges/${encodeURIComponent(badge.id)}`),
      jsonBody('DELETE', { author: author.trim() }),
    )
  return (
    <>
      <span className="min-w-0 break-words">
        <code className="font-mono text-xs">{badge.prefix}…</code>{' '}
        <span className="text-muted">
          {t('sci.badge.of', { operation: badge.operation, days: badge.days, author: badge.author })}
        </span>
      </span>
      <FormDialog
        trigger={t('sci.badge.revoke')}
        triggerClassName={ROW_BUTTON}
        title={t('sci.badge.revokeTitle')}
        subject={<p className="mt-1 font-mono text-xs">{badge.prefix}…</p>}
        text={t('sci.badge.revokeText')}
      >
        {(close) => (
          <form
            className="mt-4 space-y-4"
            onSubmit={(event) => {
              event.preventDefault()
              void save(revoke, () => {
                close()
                router.refresh()
              })
            }}
          >
            <AuthorField />
            {problem && <ProblemNote problem={problem} />}
            <button type="submit" className={DANGER_BUTTON} disabled={isSaving || author.trim() === ''}>
              {t('sci.badge.revoke')}
            </button>
          </form>
        )}
      </FormDialog>
    </>
  )
}
