'use client'
import { useEffect, useSyncExternalStore } from 'react'
import { UploadQueue, type UploadSnapshot } from './upload-queue.ts'

/** By organisation. They outlive the page, so that looking at another one interrupts nothing. */
const queues = new Map<string, UploadQueue>()

const queueOf = (slug: string): UploadQueue => {
  const queue = queues.get(slug) ?? new UploadQueue()
  if (typeof window !== 'undefined') queues.set(slug, queue)
  return queue
}

const NOTHING: UploadSnapshot = { uploads: [], isPaused: false }

/** The files that were given for an organisation, and what can be done with them. Asks before they are lost. */
export function useUploads(slug: string): { readonly queue: UploadQueue } & UploadSnapshot {
  const queue = queueOf(slug)
  const snapshot = useSyncExternalStore(queue.subscribe, queue.snapshot, () => NOTHING)
  const isSending = snapshot.uploads.some(({ state }) => state !== 'sent' && state !== 'failed')
  useEffect(() => {
    if (!isSending) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isSending])
  return { queue, ...snapshot }
}
