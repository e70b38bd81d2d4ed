import type { ReactNode } from 'react'

/** The page's width and breathing space. */
export function PageBody({ children }: { children: ReactNode }) {
  return <div className="mx-auto w-full max-w-[78rem] px-4 py-6 lg:px-8 lg:py-8">{children}</div>
}
