'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useQueryState } from 'nuqs'
import { useCallback, useEffect, useState } from 'react'
import { viewParams } from '../../_view/view-params.ts'
import { SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { DropZone } from './drop-zone.client.tsx'
import { FollowedImport, type Following } from './followed-import.client.tsx'
import { MappingDialog } from './mapping/mapping-dialog.client.tsx'
import { PreflightCard } from './preflight-card.client.tsx'
import { UploadsProgress } from './uploads-progress.client.tsx'
import { usePreflight } from './use-preflight.client.tsx'
import { useUploads } from './use-uploads.client.tsx'

interface Props {
  readonly slug: string
  /** Imports that wait or run, oldest first. */
  readonly unfinished: readonly Following[]
}

/** From files to figures: sent, looked at as one set, imported, and followed to the end. */
export function ImportDesk({ slug, unfinished }: Props) {
  const t = useTranslations()
  const router = useRouter()
  const { queue, uploads, isPaused } = useUploads(slug)
  const [mapping, setMapping] = useQueryState('mapping', viewParams.mapping)
  const [round, setRound] = useState(0)
  const [followed, setFollowed] = useState<readonly Following[]>(unfinished)
  const isMoving = uploads.some(({ state }) => state !== 'sent' && state !== 'failed')
  const sent = isMoving ? [] : uploads.flatMap(({ uploadId }) => (uploadId === null ? [] : [uploadId]))
  const answer = usePreflight(slug, sent, round)
  const follow = useCallback(
    (more: readonly Following[]) =>
      setFollowed((all) => [
        ...all,
        ...more.filter(({ importId }) => !all.some((one) => one.importId === importId)),
      ]),
    [],
  )

  useEffect(() => follow(unfinished), [follow, unfinished])
  useEffect(() => {
    if (mapping !== null) queue.restore(mapping)
  }, [mapping, queue])

  const onEnd = useCallback(() => router.refresh(), [router])
  const remove = (uploadIds: readonly string[]) =>
    queue.remove(
      uploads
        .filter(({ uploadId }) => uploadId !== null && uploadIds.includes(uploadId))
        .map(({ key }) => key),
    )
  const discard = () => queue.remove(uploads.map(({ key }) => key))
  const onStarted = (started: Following) => {
    queue.clear()
    follow([started])
    router.refresh()
  }
  const mappable = answer?.ok ? answer.body.refused.find(({ uploadId }) => uploadId === mapping) : undefined

  return (
    <div className="@container flex h-full min-w-0 flex-col gap-4">
      <DropZone onFiles={(files) => queue.add(files)} />
      {followed.map((following) => (
        <FollowedImport
          key={following.importId}
          slug={slug}
          following={following}
          onEnd={onEnd}
          onClose={() => setFollowed((all) => all.filter(({ importId }) => importId !== following.importId))}
        />
      ))}
      <UploadsProgress queue={queue} uploads={uploads} isPaused={isPaused} />
      {sent.length > 0 && answer === null && (
        <p role="status" className="rounded-xl border border-line bg-surface px-5 py-4 text-muted">
          {t('imports.checking')}
        </p>
      )}
      {answer && !answer.ok && (
        <div className="space-y-3">
          <ProblemNote problem={answer.problem} />
          <div className="flex gap-2">
            <button type="button" className={SECONDARY_BUTTON} onClick={() => setRound(round + 1)}>
              {t('problem.retry')}
            </button>
            <button type="button" className={SECONDARY_BUTTON} onClick={discard}>
              {t('imports.discard')}
            </button>
          </div>
        </div>
      )}
      {answer?.ok && (
        <PreflightCard
          slug={slug}
          report={answer.body}
          remove={remove}
          map={(uploadId) => void setMapping(uploadId, { history: 'push' })}
          onStarted={onStarted}
          onDiscard={discard}
        />
      )}
      <MappingDialog
        slug={slug}
        isOpen={mapping !== null}
        file={mappable?.mappable ? { name: mappable.name, ...mappable.mappable } : null}
        isKnown={answer?.ok === true}
        onClose={() => void setMapping(null)}
        onSaved={() => {
          void setMapping(null)
          setRound((count) => count + 1)
        }}
      />
    </div>
  )
}
