'use client'
import { useEffect, useState } from 'react'
import type { ImportProgress } from '#lib/domain/imports/import-progress.ts'
import { callApi, type Problem } from '../call-api.client.tsx'

const ASK_EVERY_MS = 1000

export interface FollowedImport {
  /** The last answer; it stays while the server does not answer. */
  readonly progress: ImportProgress | null
  readonly problem: Problem | null
}

const isOver = ({ state }: ImportProgress): boolean => state !== 'queued' && state !== 'running'

/** Asks how far an import is until it has ended. A server that does not answer is asked again. */
export function useImportProgress(importId: string, onEnd: () => void): FollowedImport {
  const [followed, setFollowed] = useState<FollowedImport>({ progress: null, problem: null })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const ask = async () => {
      const answer = await callApi<ImportProgress>(`/api/v1/imports/${encodeURIComponent(importId)}/progress`)
      if (isGone) return
      if (!answer.ok) setFollowed(({ progress }) => ({ progress, problem: answer.problem }))
      else {
        setFollowed({ progress: answer.body, problem: null })
        if (isOver(answer.body)) return onEnd()
      }
      timer = setTimeout(ask, ASK_EVERY_MS)
    }
    void ask()
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [importId, onEnd])
  return followed
}
