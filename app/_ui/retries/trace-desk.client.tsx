'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { callApi, jsonBody, type Problem } from '../call-api.client.tsx'
import { FollowedImport, type Following } from '../imports/followed-import.client.tsx'
import { UploadsProgress } from '../imports/uploads-progress.client.tsx'
import { useUploads } from '../imports/use-uploads.client.tsx'
import { PRIMARY_BUTTON, SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'

/** Files of traces, from choosing them to the end of their import. */
export function TraceDesk({ slug }: { slug: string }) {
  const t = useTranslations()
  const router = useRouter()
  // A queue of its own: files that wait on Imports are bills.
  const { queue, uploads, isPaused } = useUploads(`${slug}/traces`)
  const [following, setFollowing] = useState<Following | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isStarting, setStarting] = useState(false)
  const sent = uploads.flatMap(({ uploadId, state }) =>
    state === 'sent' && uploadId !== null ? [uploadId] : [],
  )
  const isMoving = uploads.some(({ state }) => state !== 'sent' && state !== 'failed')
  const onEnd = useCallback(() => router.refresh(), [router])
  const begin = async () => {
    setStarting(true)
    setProblem(null)
    const answer = await callApi<{ importId: string; alreadyImported: boolean }>(
      `/api/v1/organisations/${encodeURIComponent(slug)}/traces`,
      jsonBody('POST', { uploadIds: sent }),
    )
    setStarting(false)
    if (!answer.ok) return setProblem(answer.problem)
    setFollowing({ ...answer.body, fileNames: uploads.map(({ name }) => name) })
    queue.clear()
  }
  return (
    <div className="@container space-y-3 print:hidden" data-retries="desk">
      <label className={`${SECONDARY_BUTTON} relative focus-within:outline-2 focus-within:outline-accent`}>
        {t('retries.desk.choose')}
        <input
          type="file"
          multiple
          className="absolute inset-0 cursor-pointer opacity-0"
          onChange={(event) => {
            queue.add([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </label>
      <UploadsProgress queue={queue} uploads={uploads} isPaused={isPaused} />
      {sent.length > 0 && !isMoving && (
        <div className="space-y-2">
          <p className="break-words text-muted">{uploads.map(({ name }) => name).join(', ')}</p>
          <div className="flex gap-2">
            <button
              type="button"
              className={PRIMARY_BUTTON}
              disabled={isStarting}
              onClick={() => void begin()}
            >
              {t('retries.desk.import', { files: sent.length })}
            </button>
            <button
              type="button"
              className={SECONDARY_BUTTON}
              onClick={() => queue.remove(uploads.map(({ key }) => key))}
            >
              {t('imports.discard')}
            </button>
          </div>
        </div>
      )}
      {problem && <ProblemNote problem={problem} />}
      {following && (
        <FollowedImport slug={slug} following={following} onEnd={onEnd} onClose={() => setFollowing(null)} />
      )}
    </div>
  )
}
