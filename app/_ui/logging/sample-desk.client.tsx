'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useId, useState } from 'react'
import { callApi, jsonBody, type Problem } from '../call-api.client.tsx'
import { useImportProgress } from '../imports/use-import-progress.client.tsx'
import { useUploads } from '../imports/use-uploads.client.tsx'
import { SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useShared } from '../share/shared.client.tsx'

/** Takes log files, sends them and has them read as one sample. Not where a view is shared. */
export function SampleDesk({ slug }: { slug: string }) {
  const t = useTranslations()
  const id = useId()
  const isShared = useShared() !== null
  const { queue, uploads } = useUploads(`logs of ${slug}`)
  const [importId, setImportId] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const isSent = uploads.length > 0 && uploads.every(({ state }) => state === 'sent')
  const failed = uploads.find((upload) => upload.problem !== null)?.problem ?? null
  useEffect(() => {
    if (!isSent) return
    const uploadIds = uploads.flatMap((upload) => upload.uploadId ?? [])
    queue.clear()
    void callApi<{ importId: string }>(
      `/api/v1/organisations/${encodeURIComponent(slug)}/logs`,
      jsonBody('POST', { uploadIds }),
    ).then((answer) => (answer.ok ? setImportId(answer.body.importId) : setProblem(answer.problem)))
  }, [isSent, uploads, queue, slug])
  if (isShared) return null
  const bytes = uploads.reduce((sum, upload) => sum + upload.bytes, 0)
  const sent = uploads.reduce((sum, upload) => sum + upload.sent, 0)
  return (
    <div className="space-y-3 print:hidden">
      <label htmlFor={id} className={`${SECONDARY_BUTTON} cursor-pointer focus-within:outline-2`}>
        {t('logging.samples.add')}
        <input
          id={id}
          type="file"
          multiple
          className="sr-only"
          onChange={(event) => {
            setProblem(null)
            queue.add([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </label>
      {uploads.length > 0 && !failed && (
        <p role="status" className="text-[0.8125rem] text-muted">
          {t('logging.samples.sending', {
            percent: String(bytes > 0 ? Math.floor((sent / bytes) * 100) : 0),
          })}
        </p>
      )}
      {importId && <Reading key={importId} importId={importId} onEnd={() => setImportId(null)} />}
      {(problem ?? failed) && <ProblemNote problem={problem ?? failed ?? {}} />}
    </div>
  )
}

/** How far the reading of a sample is; the page shows it once it has ended. */
function Reading({ importId, onEnd }: { importId: string; onEnd: () => void }) {
  const t = useTranslations()
  const router = useRouter()
  const [isOver, setOver] = useState(false)
  const refresh = useCallback(() => {
    setOver(true)
    router.refresh()
  }, [router])
  const { progress, problem } = useImportProgress(importId, refresh)
  useEffect(() => {
    if (isOver && progress?.state === 'active') onEnd()
  }, [isOver, progress, onEnd])
  if (problem) return <ProblemNote problem={problem} />
  if (progress?.state === 'failed')
    return (
      <ProblemNote
        problem={{ happened: t('imports.failed'), next: progress.error ?? t('problem.unknownNext') }}
      />
    )
  return (
    <p role="status" className="text-[0.8125rem] text-muted">
      {t('logging.samples.reading')}
    </p>
  )
}
