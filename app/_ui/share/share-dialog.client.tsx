'use client'
import { Dialog } from '@base-ui/react/dialog'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { isOfWholeOrganisation, type SharedPage } from '#lib/domain/share/shared-page.ts'
import { formatInstant } from '../../_format/dates.ts'
import { AuthorField } from '../author-field.client.tsx'
import { callApi, jsonBody, type Problem } from '../call-api.client.tsx'
import { CopyButton } from '../copy-button.client.tsx'
import { ExpiryField } from '../expiry-field.client.tsx'
import { PRIMARY_BUTTON, SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useAuthor } from '../use-author.client.tsx'

const DAYS = [1, 7, 14, 30, 90] as const

/** A link just made: the one time that its secret is known. */
interface FreshLink {
  readonly path: string
  readonly expiresAt: string
}

interface Wish {
  readonly slug: string
  readonly page: SharedPage
  readonly search: string
  /** What is shared, in words. */
  readonly view: string
}

interface Props extends Wish {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Makes a link to exactly this view, and shows it once. */
export function ShareDialog({ isOpen, onClose, ...wish }: Props) {
  const t = useTranslations()
  const [fresh, setFresh] = useState<FreshLink | null>(null)
  const close = () => {
    setFresh(null)
    onClose()
  }
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/35" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-50 max-h-[90dvh] w-[min(32rem,calc(100vw-1.5rem))] -translate-1/2 overflow-y-auto rounded-xl border border-line bg-raised p-6 shadow-[0_8px_40px_rgb(0_0_0/0.2)] outline-none">
          <Dialog.Title className="text-base font-semibold">{t('share.title')}</Dialog.Title>
          <Dialog.Description className="mt-2 text-[0.8125rem] text-muted">
            {t('share.intro')}
          </Dialog.Description>
          <p className="mt-4 text-xs font-medium">{t('share.scope')}</p>
          <p className="mt-1 rounded-md bg-sunken px-3 py-2 text-[0.8125rem] break-words">{wish.view}</p>
          {isOfWholeOrganisation(wish.page) && (
            <p className="mt-2 text-[0.8125rem] text-muted">{t('share.whole')}</p>
          )}
          {fresh ? (
            <ShownLink fresh={fresh} onDone={close} />
          ) : (
            <NewLink {...wish} onCreated={setFresh} onCancel={close} />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface NewLinkProps extends Wish {
  readonly onCreated: (link: FreshLink) => void
  readonly onCancel: () => void
}

function NewLink({ slug, page, search, onCreated, onCancel }: NewLinkProps) {
  const t = useTranslations()
  const router = useRouter()
  const [author] = useAuthor()
  const [days, setDays] = useState<number>(14)
  const [isCreating, setCreating] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const create = async () => {
    setCreating(true)
    setProblem(null)
    const answer = await callApi<FreshLink>(
      `/api/v1/organisations/${encodeURIComponent(slug)}/share-links`,
      jsonBody('POST', { page, search, expiresInDays: days, author: author.trim() }),
    )
    setCreating(false)
    if (!answer.ok) return setProblem(answer.problem)
    onCreated(answer.body)
    router.refresh()
  }
  return (
    <form
      className="mt-4"
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
        <AuthorField />
        <ExpiryField label={t('share.expires')} choices={DAYS} days={days} onChange={setDays} />
      </div>
      {problem && (
        <div className="mt-4">
          <ProblemNote problem={problem} />
        </div>
      )}
      <div className="mt-6 flex justify-end gap-2">
        <button type="button" className={SECONDARY_BUTTON} onClick={onCancel}>
          {t('share.cancel')}
        </button>
        <button type="submit" className={PRIMARY_BUTTON} disabled={author.trim() === '' || isCreating}>
          {isCreating ? t('share.creating') : t('share.create')}
        </button>
      </div>
    </form>
  )
}

function ShownLink({ fresh, onDone }: { fresh: FreshLink; onDone: () => void }) {
  const t = useTranslations()
  const url = `${window.location.origin}${fresh.path}`
  return (
    <div className="mt-4">
      <p role="status" className="font-medium">
        {t('share.once')}
      </p>
      <code className="mt-2 block rounded-md border border-line bg-surface px-3 py-2 font-mono text-[0.8125rem] break-all">
        {url}
      </code>
      <p className="mt-2 text-[0.8125rem] text-muted">
        {t('share.expiresOn', { day: formatInstant(fresh.expiresAt) })}
      </p>
      <div className="mt-6 flex justify-end gap-2">
        <CopyButton label={t('share.copy')} className={SECONDARY_BUTTON} text={() => url} />
        <button type="button" className={PRIMARY_BUTTON} onClick={onDone}>
          {t('share.done')}
        </button>
      </div>
    </div>
  )
}
