'use client'
import { useShared } from './share/shared.client.tsx'
import { ViewLink } from './view-link.client.tsx'

export interface Segment {
  readonly label: string
  readonly href: string
  readonly current: boolean
}

/** A row of choices of which one is in force, each a link to the view with it. Where a view is shared there is nothing to choose. */
export function Segments({ label, segments }: { label: string; segments: readonly Segment[] }) {
  if (useShared() !== null) return null
  return (
    <ul
      aria-label={label}
      className="inline-flex max-w-full flex-wrap rounded-md bg-sunken p-0.5 print:hidden"
    >
      {segments.map((segment) => (
        <li key={segment.label} className="flex">
          <ViewLink
            href={segment.href}
            aria-current={segment.current ? 'true' : undefined}
            className="inline-flex min-h-7 items-center rounded-[5px] px-2.5 text-[0.8125rem] text-muted hover:text-ink aria-[current=true]:bg-surface aria-[current=true]:font-medium aria-[current=true]:text-ink aria-[current=true]:shadow-[0_0_0_1px_var(--line),0_1px_2px_rgb(0_0_0/0.05)]"
          >
            {segment.label}
          </ViewLink>
        </li>
      ))}
    </ul>
  )
}
