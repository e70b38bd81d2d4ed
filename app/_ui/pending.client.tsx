'use client'
import { useTranslations } from 'next-intl'
import {
  createContext,
  type ReactNode,
  type TransitionStartFunction,
  useContext,
  useState,
  useTransition,
} from 'react'

interface Pending {
  readonly isPending: boolean
  readonly startTransition: TransitionStartFunction
  /** What is read out once the view is there. */
  readonly announced: string
  readonly announce: (text: string) => void
}

const PendingContext = createContext<Pending | null>(null)

/** Knows, for everything inside, whether another view of the page is on its way. */
export function PendingProvider({ children }: { children: ReactNode }) {
  const [isPending, startTransition] = useTransition()
  const [announced, announce] = useState('')
  return (
    <PendingContext value={{ isPending, startTransition, announced, announce }}>{children}</PendingContext>
  )
}

/** The transition in which a change of view happens, so that the old answer stays until the new one is there. */
export function usePending(): Pending {
  const pending = useContext(PendingContext)
  if (!pending) throw new Error('usePending needs a PendingProvider above it')
  return pending
}

/** The page's content: dimmed, and said to be updating, while the next answer is on its way. */
export function PendingMain({ children }: { children: ReactNode }) {
  const t = useTranslations()
  const { isPending, announced } = usePending()
  return (
    <main id="content" tabIndex={-1} aria-busy={isPending} className="min-w-0 flex-1 outline-none">
      <p
        role="status"
        className={
          isPending
            ? 'appear-late fixed end-4 top-28 z-30 rounded-md border border-line bg-raised px-2.5 py-1 text-xs text-muted lg:end-8'
            : 'sr-only'
        }
      >
        {isPending ? t('frame.updating') : ''}
      </p>
      <p role="status" className="sr-only">
        {isPending ? '' : announced}
      </p>
      <div data-updating={isPending}>{children}</div>
    </main>
  )
}
