import type { ReactNode } from 'react'
import { en } from '../_messages/en.ts'

/** Lets a wide table scroll by itself, with keys too, so that the page never does. */
export function TableScroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={`${label}. ${en.table.scroll}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
      tabIndex={0}
      className="relative overflow-x-auto rounded-lg border border-line bg-surface"
    >
      {children}
    </section>
  )
}
