'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { formatBytes, formatCount } from '#lib/domain/format/count.ts'
import { formatShare } from '../../_format/share.ts'
import { en } from '../../_messages/en.ts'
import { callApi, type Problem } from '../call-api.client.tsx'
import { Icon } from '../icon.tsx'
import { SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import type { Progress, StartedImport } from './preflight-answer.ts'

const ASK_EVERY_MS = 700

interface Props {
  readonly slug: string
  readonly started: StartedImport
  readonly onClose: () => void
}

/** How far an import is, here and in the tab's title, until it has ended one way or the other. */
export function ImportProgress({ slug, started, onClose }: Props) {
  const { importId, alreadyImported } = started
  const router = useRouter()
  const [progress, setProgress] = useState<Progress | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  useEffect(() => {
    const title = document.title
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const ask = async () => {
      const answer = await callApi<Progress>(`/api/v1/imports/${encodeURIComponent(importId)}/progress`)
      if (isGone) return
      if (!answer.ok) {
        setProblem(answer.problem)
        document.title = title
        return
      }
      setProgress(answer.body)
      if (answer.body.state === 'running') {
        document.title = en.imports.tabTitle(formatShare(shareDone(answer.body) ?? 0))
        timer = setTimeout(ask, ASK_EVERY_MS)
      } else {
        document.title = title
        router.refresh()
      }
    }
    void ask()
    return () => {
      isGone = true
      clearTimeout(timer)
      document.title = title
    }
  }, [importId, router])

  if (problem) return <ProblemNote problem={problem} />
  if (progress?.state === 'failed' || progress?.state === 'deleted')
    return (
      <ProblemNote
        problem={{ happened: en.imports.failed, next: progress.error ?? en.problem.unknownNext }}
      />
    )
  if (progress?.state === 'active')
    return (
      <section className="flex flex-wrap items-center gap-3 rounded-xl border border-line bg-accent-wash px-5 py-4">
        <span className="text-accent">
          <Icon name="check" />
        </span>
        <p role="status" className="min-w-0 flex-1 font-medium">
          {alreadyImported ? en.imports.doneBefore : en.imports.done}
        </p>
        <a href={`/o/${slug}/overview`} className={SECONDARY_BUTTON}>
          {en.imports.seeOverview}
        </a>
        <button
          type="button"
          aria-label={en.ignored.dismiss}
          onClick={onClose}
          className="grid size-8 place-items-center text-muted hover:text-ink"
        >
          <Icon name="close" />
        </button>
      </section>
    )
  return <Running progress={progress} />
}

const shareDone = ({ bytes, totalBytes }: Progress): number | null =>
  totalBytes > 0 ? Math.min(1, bytes / totalBytes) : null

function Running({ progress }: { progress: Progress | null }) {
  const share = progress ? shareDone(progress) : null
  return (
    <section aria-label={en.imports.importing} className="rounded-xl border border-line bg-surface px-5 py-4">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="text-sm font-semibold">{en.imports.importing}</h2>
        <p className="figures text-sm">{share === null ? '' : formatShare(share)}</p>
      </div>
      <progress
        className="sr-only"
        aria-label={en.imports.importing}
        {...(share === null ? {} : { max: 1, value: share })}
      />
      <div aria-hidden="true" className="mt-3 h-1.5 overflow-hidden rounded-full bg-sunken">
        <div
          className="h-full rounded-full bg-accent transition-[width]"
          style={{ width: `${(share ?? 0) * 100}%` }}
        />
      </div>
      <p className="figures mt-2 flex flex-wrap gap-x-3 text-[0.8125rem] text-muted">
        {progress && (
          <>
            <span>
              {en.imports.step}: {progress.step}
            </span>
            <span>{en.imports.rowsRead(formatCount(progress.rows))}</span>
            {progress.totalBytes > 0 && (
              <span>{en.imports.bytesOf(formatBytes(progress.bytes), formatBytes(progress.totalBytes))}</span>
            )}
          </>
        )}
        <span className="ms-auto">{en.imports.safeToClose}</span>
      </p>
    </section>
  )
}
