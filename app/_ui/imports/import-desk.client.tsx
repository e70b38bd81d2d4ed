'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { formatShare } from '../../_format/share.ts'
import { en } from '../../_messages/en.ts'
import { callApi, jsonBody, type Problem } from '../call-api.client.tsx'
import { Icon } from '../icon.tsx'
import { PRIMARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { DropZone } from './drop-zone.client.tsx'
import { ImportProgress } from './import-progress.client.tsx'
import type { StartedImport, UploadAnswer } from './preflight-answer.ts'
import { PreflightCard } from './preflight-card.tsx'
import { uploadFile } from './upload-file.client.tsx'

type Check =
  | { readonly phase: 'sending'; readonly sent: number }
  | { readonly phase: 'checked'; readonly answer: UploadAnswer }
  | { readonly phase: 'refused'; readonly problem: Problem }

interface Candidate {
  readonly key: string
  readonly file: File
  readonly check: Check
}

interface Props {
  readonly slug: string
  /** An import that was already running when the page was opened. */
  readonly running: string | null
}

/** From files to figures: each file is checked first, then all that are fit are imported together. */
export function ImportDesk({ slug, running }: Props) {
  const router = useRouter()
  const [candidates, setCandidates] = useState<readonly Candidate[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const [started, setStarted] = useState<StartedImport | null>(
    running === null ? null : { importId: running, alreadyImported: false },
  )
  const [isStarting, setStarting] = useState(false)

  const update = (key: string, check: Check) =>
    setCandidates((all) => all.map((one) => (one.key === key ? { ...one, check } : one)))

  const take = (files: readonly File[]) => {
    for (const file of files) {
      const key = crypto.randomUUID?.() ?? `${file.name} ${Math.random()}`
      setCandidates((all) => [...all, { key, file, check: { phase: 'sending', sent: 0 } }])
      void uploadFile(file, (sent) => update(key, { phase: 'sending', sent })).then((answer) =>
        update(
          key,
          answer.ok
            ? { phase: 'checked', answer: answer.body }
            : { phase: 'refused', problem: answer.problem },
        ),
      )
    }
  }

  const ready = candidates.flatMap(({ check }) => (check.phase === 'checked' ? [check.answer.uploadId] : []))
  const isSending = candidates.some(({ check }) => check.phase === 'sending')

  const start = async () => {
    setStarting(true)
    setProblem(null)
    const answer = await callApi<StartedImport>(
      `/api/v1/organisations/${encodeURIComponent(slug)}/imports`,
      jsonBody('POST', { uploadIds: ready }),
    )
    setStarting(false)
    if (!answer.ok) return setProblem(answer.problem)
    setCandidates([])
    setStarted(answer.body)
    router.refresh()
  }

  return (
    <div className="flex h-full min-w-0 flex-col gap-4">
      <DropZone onFiles={take} />
      {problem && <ProblemNote problem={problem} />}
      {started && (
        <ImportProgress
          key={started.importId}
          started={started}
          slug={slug}
          onClose={() => setStarted(null)}
        />
      )}
      {candidates.length > 0 && (
        <section className="rounded-xl border border-line bg-surface">
          <h2 className="px-5 pt-4 text-sm font-semibold">{en.imports.check}</h2>
          <ul className="divide-y divide-line">
            {candidates.map((candidate) => (
              <li key={candidate.key} className="px-5 py-4">
                <CandidateRow
                  candidate={candidate}
                  remove={() => setCandidates((all) => all.filter((one) => one.key !== candidate.key))}
                />
              </li>
            ))}
          </ul>
          {(ready.length > 0 || isSending) && (
            <footer className="border-t border-line px-5 py-4">
              <button
                type="button"
                className={PRIMARY_BUTTON}
                disabled={ready.length === 0 || isSending || isStarting}
                onClick={start}
              >
                {en.imports.importAll(Math.max(1, ready.length))}
              </button>
            </footer>
          )}
        </section>
      )}
    </div>
  )
}

function CandidateRow({ candidate: { file, check }, remove }: { candidate: Candidate; remove: () => void }) {
  return (
    <>
      <div className="flex items-center gap-3">
        <span className="text-muted">
          <Icon name="file" />
        </span>
        <h3 className="min-w-0 flex-1 truncate font-medium">{file.name}</h3>
        <button
          type="button"
          onClick={remove}
          className="min-h-7 px-1 text-[0.8125rem] text-muted underline-offset-2 hover:text-ink hover:underline"
        >
          {en.imports.remove}
          <span className="sr-only"> {file.name}</span>
        </button>
      </div>
      {check.phase === 'sending' && (
        <div className="mt-3">
          <progress
            className="sr-only"
            max={file.size}
            value={check.sent}
            aria-label={en.imports.uploading(formatShare(file.size > 0 ? check.sent / file.size : 1))}
          />
          <div aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-sunken">
            <div
              className="h-full rounded-full bg-accent transition-[width]"
              style={{ width: `${file.size > 0 ? (check.sent / file.size) * 100 : 100}%` }}
            />
          </div>
          <p className="figures mt-1.5 text-[0.8125rem] text-muted">
            {check.sent < file.size
              ? en.imports.uploading(formatShare(file.size > 0 ? check.sent / file.size : 1))
              : en.imports.checking}
          </p>
        </div>
      )}
      {check.phase === 'checked' && <PreflightCard preflight={check.answer.preflight} />}
      {check.phase === 'refused' && (
        <div className="mt-3">
          <ProblemNote problem={check.problem} />
        </div>
      )}
    </>
  )
}
