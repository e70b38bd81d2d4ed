'use client'
import { useEffect } from 'react'

/** Shows a title on the tab while there is one to show, and then the page's own again. */
export function useTabTitle(title: string | null): void {
  useEffect(() => {
    if (title === null) return
    const before = document.title
    document.title = title
    return () => {
      document.title = before
    }
  }, [title])
}
