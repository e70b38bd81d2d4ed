import type { ReactNode } from 'react'

interface Props {
  readonly title: string
  readonly detail?: ReactNode
  readonly action?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

/** A titled part of a page. */
export function Card({ title, detail, action, className = '', children }: Props) {
  return (
    <section className={`min-w-0 rounded-xl border border-line bg-surface ${className}`}>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 px-5 pt-4 pb-3">
        <h2 className="text-sm font-semibold">{title}</h2>
        {detail && <p className="text-[0.8125rem] text-muted">{detail}</p>}
        {action && <div className="ms-auto">{action}</div>}
      </header>
      {children}
    </section>
  )
}
