'use client'
import { useRouter } from 'next/navigation'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { usePending } from './pending.client.tsx'

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly href: string
}

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** A link to another view: an ordinary address, followed while the present view stays in place. */
export function ViewLink({ href, onClick, ...rest }: Props) {
  const router = useRouter()
  const { startTransition } = usePending()
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event)
        if (event.defaultPrevented || !isPlainClick(event)) return
        event.preventDefault()
        startTransition(() => router.push(href, { scroll: !href.startsWith('?') }))
      }}
    />
  )
}
