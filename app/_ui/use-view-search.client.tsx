'use client'
import { useSearchParams } from 'next/navigation'

/** The page's query as `?…`, or nothing. */
export function useViewSearch(): string {
  const text = useSearchParams().toString()
  return text === '' ? '' : `?${text}`
}
