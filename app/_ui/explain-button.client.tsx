'use client'
import { useTranslations } from 'next-intl'
import { useQueryState } from 'nuqs'
import type { ReactNode } from 'react'
import { viewParams } from '../_view/view-params.ts'

interface Props {
  /** What is explained, as `explainKey` names it. */
  readonly of: string
  readonly className?: string
  readonly children: ReactNode
}

/** A figure that explains itself: opens the drawer, and the address says so. */
export function ExplainButton({ of, className = '', children }: Props) {
  const t = useTranslations()
  const [, setExplain] = useQueryState(
    'explain',
    viewParams.explain.withOptions({ shallow: false, history: 'push' }),
  )
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      data-explain={of}
      onClick={() => void setExplain(of)}
      className={`figures rounded-sm decoration-strong-line decoration-dotted underline-offset-4 hover:underline ${className}`}
    >
      {children}
      <span className="sr-only"> {t('figure.explain')}</span>
    </button>
  )
}
