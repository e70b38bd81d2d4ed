import type { ReactNode } from 'react'
import { TableScroll } from '../table-scroll.tsx'

interface Props {
  readonly label: string
  readonly heads: readonly string[]
  /** What the last column, of buttons, is called by a screen reader. */
  readonly actions: string
  readonly className?: string
  /** The rows. */
  readonly children: ReactNode
}

/** Things that are listed in words, each with what can be done to it. */
export function ListTable({ label, heads, actions, className = '', children }: Props) {
  return (
    <TableScroll label={label}>
      <table className={`figures w-full text-[0.8125rem] ${className}`}>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {heads.map((head) => (
              <th key={head} scope="col" className="px-3 py-2.5 text-start font-medium whitespace-nowrap">
                {head}
              </th>
            ))}
            <th scope="col" className="px-3 py-2.5">
              <span className="sr-only">{actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </TableScroll>
  )
}
