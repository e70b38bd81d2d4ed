'use client'
import { useQueryState } from 'nuqs'
import type { ReactNode } from 'react'
import { viewParams } from '../../_view/view-params.ts'
import { useShared } from '../share/shared.client.tsx'

interface Props {
  /** The edge, as `edgeParam` names it. */
  readonly edge: string
  readonly className?: string
  readonly children: ReactNode
}

/** Opens the panel of an edge, and the address says so. Where a view is shared there is nothing to open. */
export function EdgeButton({ edge, className = '', children }: Props) {
  const [, open] = useEdge()
  if (useShared() !== null) return <span className={className}>{children}</span>
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      data-edge={edge}
      onClick={() => void open(edge)}
      className={`min-h-6 rounded-sm text-start decoration-strong-line decoration-dotted underline-offset-4 hover:underline ${className}`}
    >
      {children}
    </button>
  )
}

/** The edge whose panel is open, and how another is opened. */
export const useEdge = () =>
  useQueryState('edge', viewParams.edge.withOptions({ shallow: false, history: 'push' }))
