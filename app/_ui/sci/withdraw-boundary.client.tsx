'use client'
import { useTranslations } from 'next-intl'
import { changedView } from '../../_view/view-href.ts'
import { AuthorField } from '../author-field.client.tsx'
import { callApi, jsonBody } from '../call-api.client.tsx'
import { FormDialog } from '../form-dialog.client.tsx'
import { DANGER_BUTTON, ROW_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useAuthor } from '../use-author.client.tsx'
import { useGo } from '../use-go.client.tsx'
import { useViewSearch } from '../use-view-search.client.tsx'
import { sciPath } from './sci-path.ts'
import { useSaving } from './use-saving.client.tsx'

/** Takes a boundary out of force, under a name. Its history stays. */
export function WithdrawBoundary({ slug, name }: { slug: string; name: string }) {
  const t = useTranslations()
  const go = useGo()
  const search = useViewSearch()
  const [author] = useAuthor()
  const { isSaving, problem, save } = useSaving()
  return (
    <FormDialog
      trigger={t('sci.versions.withdraw')}
      triggerClassName={ROW_BUTTON}
      title={t('sci.versions.withdrawTitle')}
      subject={<p className="mt-1 break-words">{name}</p>}
      text={t('sci.versions.withdrawText')}
    >
      {(close) => (
        <form
          className="mt-4 space-y-4"
          onSubmit={(event) => {
            event.preventDefault()
            void save(
              () =>
                callApi(
                  sciPath(slug, 'boundaries/withdraw'),
                  jsonBody('POST', { name, author: author.trim() }),
                ),
              () => {
                close()
                go(changedView(search, { boundary: null, operation: null, version: null }))
              },
            )
          }}
        >
          <AuthorField />
          {problem && <ProblemNote problem={problem} />}
          <button type="submit" className={DANGER_BUTTON} disabled={isSaving || author.trim() === ''}>
            {t('sci.versions.withdraw')}
          </button>
        </form>
      )}
    </FormDialog>
  )
}
