'use client'
import { useSyncExternalStore } from 'react'

const KEY = 'headroom.author'

const listeners = new Set<() => void>()
let unsaved: string | null = null

/** Storage may be switched off in a browser: then the name lasts as long as the page. */
function stored(): string {
  try {
    return unsaved ?? window.localStorage.getItem(KEY) ?? ''
  } catch {
    return unsaved ?? ''
  }
}

function keep(author: string): void {
  unsaved = author
  try {
    window.localStorage.setItem(KEY, author.trim())
  } catch {
    // The name is then only in memory.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The name that changes are made under, as this browser remembers it, and how it is set. Empty where nobody gave one. */
export function useAuthor(): readonly [string, (author: string) => void] {
  return [useSyncExternalStore(subscribe, stored, () => ''), keep]
}
