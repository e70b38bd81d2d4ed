import type { ReactNode } from 'react'
import { ViewLink } from '../view-link.client.tsx'

interface Props {
  /** The usage of that time. */
  readonly href: string
  readonly label: string
  readonly children?: ReactNode
}

/** The head of a row of the table twin of a chart over time: leads to what was used then. */
export function TimeCell({ href, label, children }: Props) {
  return (
    <th
      scope="row"
      className="sticky start-0 bg-surface px-3 py-1.5 text-start font-normal whitespace-nowrap"
    >
      <ViewLink href={href} className="inline-block min-h-6 leading-6 underline-offset-2 hover:underline">
        {label}
      </ViewLink>
      {children}
    </th>
  )
}
