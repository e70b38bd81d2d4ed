'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { formatBytes, formatCount } from '#lib/domain/format/count.ts'
import type { ImportProgress } from '#lib/domain/imports/import-progress.ts'
import { formatDuration } from '../../_format/duration.ts'
import { callApi, type Problem } from '../call-api.client.tsx'
import { Icon } from '../icon.tsx'
import { SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { problemWords } from '../problem-words.ts'
import { ProgressBar } from '../progress-bar.tsx'
import { useImportProgress } from './use-import-progress.client.tsx'
import { useTabTitle } from './use-tab-title.client.tsx'

/** An import to look at until it has ended, one way or the other. */
export interface Following {
  readonly importId: string
  readonly fileNames: readonly string[]
  /** These very files had been imported before. */
  readonly alreadyImported: boolean
}

interface Props {
  readonly slug: string
  readonly following: Following
  readonly onEnd: () => void
  readonly onClose: () => void
}

/** How far an import is, here and in the tab's title; then what became of it. */
export function FollowedImport({ slug, following, onEnd, onClose }: Props) {
  const t = useTranslations()
  const { importId, alreadyImported } = following
  const { progress, problem } = useImportProgress(importId, onEnd)
  const percent = Math.floor((progress?.share ?? 0) * 100)
  useTabTitle(progress?.state === 'running' ? t('imports.tabTitle', { percent }) : null)

  if (progress?.state === 'failed' || progress?.state === 'deleted')
    return (
      <Ended onClose={onClose}>
        <ProblemNote
          problem={{ happened: t('imports.failed'), next: progress.error ?? t('problem.unknownNext') }}
        />
      </Ended>
    )
  if (progress?.state === 'cancelled')
    return (
      <Ended onClose={onClose}>
        <p role="status" className="rounded-md bg-sunken px-3 py-2">
          {progress.error ?? t('imports.cancelled')}
        </p>
      </Ended>
    )
  if (progress?.state === 'active')
    return (
      <section className="flex flex-wrap items-center gap-3 rounded-xl border border-line bg-accent-wash px-5 py-4">
        <span className="text-accent">
          <Icon name="check" />
        </span>
        <p role="status" className="min-w-0 flex-1 font-medium">
          {alreadyImported ? t('imports.doneBefore') : t('imports.done')}
        </p>
        <a href={`/o/${slug}/overview`} className={SECONDARY_BUTTON}>
          {t('imports.seeOverview')}
        </a>
        <Dismiss onClose={onClose} />
      </section>
    )
  return <Running slug={slug} following={following} progress={progress} problem={problem} />
}

function Ended({ onClose, children }: { onClose: () => void; children: React.ReactNode }) {
  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 flex-1">{children}</div>
      <Dismiss onClose={onClose} />
    </div>
  )
}

function Dismiss({ onClose }: { onClose: () => void }) {
  const t = useTranslations()
  return (
    <button
      type="button"
      aria-label={t('ignored.dismiss')}
      onClick={onClose}
      className="grid size-8 place-items-center text-muted hover:text-ink"
    >
      <Icon name="close" />
    </button>
  )
}

interface RunningProps {
  readonly slug: string
  readonly following: Following
  readonly progress: ImportProgress | null
  readonly problem: Problem | null
}

function Running({ slug, following, progress, problem }: RunningProps) {
  const t = useTranslations()
  const [isCancelling, setCancelling] = useState(false)
  const [refused, setRefused] = useState<Problem | null>(null)
  const cancel = async () => {
    setCancelling(true)
    setRefused(null)
    const answer = await callApi(
      `/api/v1/organisations/${encodeURIComponent(slug)}/imports/${encodeURIComponent(following.importId)}/cancel`,
      { method: 'POST' },
    )
    if (answer.ok) return
    setCancelling(false)
    setRefused(answer.problem)
  }
  const isQueued = progress === null || progress.state === 'queued'
  const title = isQueued ? t('imports.states.queued') : t('imports.importing')
  const [first = '', ...others] = following.fileNames
  return (
    <section aria-label={title} className="rounded-xl border border-line bg-surface px-5 py-4">
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="text-sm font-semibold">{title}</h2>
        <p className="figures min-w-0 flex-1 truncate text-sm text-muted">
          {isQueued ? '' : `${Math.floor(progress.share * 100)} % · `}
          {others.length > 0 ? t('imports.fileAndOthers', { file: first, others: others.length }) : first}
        </p>
        <button type="button" className={SECONDARY_BUTTON} disabled={isCancelling} onClick={cancel}>
          {isCancelling ? t('imports.cancelling') : t('imports.cancelImport')}
        </button>
      </div>
      <ProgressBar label={title} share={isQueued ? 0 : progress.share} />
      <p className="figures mt-2 flex flex-wrap gap-x-4 gap-y-1 text-[0.8125rem] text-muted">
        {progress && !isQueued && <Figures progress={progress} />}
        {isQueued && <span>{t('imports.queuedText')}</span>}
        <span className="sm:ms-auto">{t('imports.safeToClose')}</span>
      </p>
      {problem && (
        <p role="status" className="mt-2 text-[0.8125rem] text-warn">
          {problemWords(t, problem).happened} {t('imports.askedAgain')}
        </p>
      )}
      {refused && (
        <div className="mt-3">
          <ProblemNote problem={refused} />
        </div>
      )}
    </section>
  )
}

function Figures({ progress }: { progress: ImportProgress }) {
  const t = useTranslations()
  const { step, bytes, totalBytes, rows, rowsPerSecond, secondsLeft } = progress
  return (
    <>
      <span>
        {t('imports.step')}: {step}
      </span>
      {totalBytes > 0 && (
        <span>{t('imports.bytesOf', { done: formatBytes(bytes), all: formatBytes(totalBytes) })}</span>
      )}
      {rows > 0 && <span>{t('imports.rowsRead', { rows: formatCount(rows) })}</span>}
      {rowsPerSecond > 0 && <span>{t('imports.rowsPerSecond', { rows: formatCount(rowsPerSecond) })}</span>}
      {secondsLeft !== null && (
        <span>{t('imports.timeLeft', { duration: formatDuration(secondsLeft) })}</span>
      )}
    </>
  )
}
