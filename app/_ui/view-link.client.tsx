'use client'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { useShared } from './share/shared.client.tsx'
import { sharedHref } from './share/shared-href.ts'
import { useGo } from './use-go.client.tsx'

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly href: string
}

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** A link to another view: an ordinary address, followed while the present view stays in place. Mere text where a view is shared. */
export function ViewLink({ href: wanted, onClick, ...rest }: Props) {
  const go = useGo()
  const isShared = useShared() !== null
  const href = isShared ? sharedHref(wanted) : wanted
  if (href === null)
    return (
      <span className={rest.className} aria-current={rest['aria-current']}>
        {rest.children}
      </span>
    )
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event)
        if (event.defaultPrevented || !isPlainClick(event)) return
        event.preventDefault()
        go(href)
      }}
    />
  )
}
