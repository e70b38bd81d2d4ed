'use client'
import { useRouter } from 'next/navigation'
import { usePending } from './pending.client.tsx'
import { useShared } from './share/shared.client.tsx'
import { sharedHref } from './share/shared-href.ts'

/** Goes to another view while the present one stays in place; another page begins at its top. A shared view leads nowhere. */
export function useGo(): (href: string) => void {
  const router = useRouter()
  const isShared = useShared() !== null
  const { startTransition } = usePending()
  return (wanted) => {
    const href = isShared ? sharedHref(wanted) : wanted
    if (href !== null) startTransition(() => router.push(href, { scroll: !href.startsWith('?') }))
  }
}
