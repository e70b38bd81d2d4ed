'use client'
import { useTranslations } from 'next-intl'
import { formatBytes } from '#lib/domain/format/count.ts'
import { formatShare } from '../../_format/share.ts'
import { SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { ProgressBar } from '../progress-bar.tsx'
import type { UploadQueue, UploadSnapshot } from './upload-queue.ts'
import { useTabTitle } from './use-tab-title.client.tsx'

interface Props extends UploadSnapshot {
  readonly queue: UploadQueue
}

/** How much of the files has been sent, with the means to pause, to go on and to give up; and what failed. */
export function UploadsProgress({ queue, uploads, isPaused }: Props) {
  const t = useTranslations()
  const failed = uploads.filter(({ state }) => state === 'failed')
  const coming = uploads.filter(({ state }) => state !== 'failed')
  const isSending = coming.some(({ state }) => state !== 'sent')
  const all = coming.reduce((sum, { bytes }) => sum + bytes, 0)
  const sent = coming.reduce((sum, upload) => sum + upload.sent, 0)
  const share = all > 0 ? sent / all : 0
  useTabTitle(isSending ? t('imports.tabTitleUploading', { percent: Math.floor(share * 100) }) : null)
  if (!isSending && failed.length === 0) return null
  const isInterrupted = uploads.some(({ state }) => state === 'interrupted')
  const done = coming.filter(({ state }) => state === 'sent').length
  return (
    <section
      aria-label={t('imports.uploading')}
      className="space-y-4 rounded-xl border border-line bg-surface px-5 py-4"
    >
      {isSending && (
        <div>
          <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
            <h2 className="text-sm font-semibold">
              {isPaused ? t('imports.uploadPaused') : t('imports.uploading')}
            </h2>
            <p className="figures text-sm text-muted">{formatShare(share)}</p>
            <div className="ms-auto flex gap-2">
              <button
                type="button"
                className={SECONDARY_BUTTON}
                onClick={() => (isPaused ? queue.resume() : queue.pause())}
              >
                {isPaused ? t('imports.resume') : t('imports.pause')}
              </button>
              <button
                type="button"
                className={SECONDARY_BUTTON}
                onClick={() => queue.remove(uploads.map(({ key }) => key))}
              >
                {t('imports.cancel')}
              </button>
            </div>
          </div>
          <ProgressBar label={t('imports.uploading')} share={share} />
          <p className="figures mt-2 flex flex-wrap gap-x-4 text-[0.8125rem] text-muted">
            <span>{t('imports.bytesOf', { done: formatBytes(sent), all: formatBytes(all) })}</span>
            <span>
              {done === coming.length
                ? t('imports.files', { files: done })
                : t('imports.filesOf', { done, all: coming.length })}
            </span>
            {isInterrupted && (
              <span role="status" className="text-warn">
                {t('imports.interrupted')}
              </span>
            )}
          </p>
        </div>
      )}
      {failed.length > 0 && (
        <div>
          <h2 className="text-sm font-semibold">{t('imports.notSent')}</h2>
          <ul className="mt-2 space-y-2">
            {failed.map(({ key, name, problem }) => (
              <li key={key}>
                <p className="mb-1 font-medium break-words">{name}</p>
                {problem && <ProblemNote problem={problem} />}
              </li>
            ))}
          </ul>
          <div className="mt-3 flex gap-2">
            <button type="button" className={SECONDARY_BUTTON} onClick={() => queue.retry()}>
              {t('problem.retry')}
            </button>
            <button
              type="button"
              className={SECONDARY_BUTTON}
              onClick={() => queue.remove(failed.map(({ key }) => key))}
            >
              {t('imports.remove')}
            </button>
          </div>
        </div>
      )}
    </section>
  )
}
